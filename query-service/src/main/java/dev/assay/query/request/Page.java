package dev.assay.query.request;

import dev.assay.query.BadParameter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next the `cursor` of the page after this one; absent on the last
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int GREATEST_LIMIT = 1000;

    /// @param found up to one more than `limit`: the one more says that there is another page
    /// @param key what the list is ordered by, as text
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, Cursor.after(key.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), next);
    }

    /// @throws BadParameter `limit` if it is not between 1 and 1000
    public static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw new BadParameter("limit", "range", "must be between 1 and " + GREATEST_LIMIT);
        }
        return limit;
    }
}
