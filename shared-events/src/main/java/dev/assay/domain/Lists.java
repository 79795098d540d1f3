package dev.assay.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Changed copies of immutable lists.
final class Lists {

    private Lists() {}

    static <T> List<T> append(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(item);
        return List.copyOf(longer);
    }

    static <T> List<T> change(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
        List<T> changed = new ArrayList<>(list);
        changed.replaceAll(item -> which.test(item) ? change.apply(item) : item);
        return List.copyOf(changed);
    }
}
