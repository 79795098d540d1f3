package dev.assay.embedded;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the texts of requests by their types, for tests that ask of each whether it is bounded.
public final class RequestTexts {

    private final Predicate<Annotation> bound;
    private final Set<Class<?>> seen = new HashSet<>();
    private final List<String> unbound = new ArrayList<>();
    private int texts;

    private RequestTexts(Predicate<Annotation> bound) {
        this.bound = bound;
    }

    /// @param texts how many there are
    /// @param unbound those of them without the annotation
    public record Found(int texts, List<String> unbound) {}

    /// Looks at the records, and at those of which they consist.
    public static Found in(Iterable<Class<?>> types, Predicate<Annotation> bound) {
        RequestTexts found = new RequestTexts(bound);
        types.forEach(found::visit);
        return new Found(found.texts, List.copyOf(found.unbound));
    }

    private void visit(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::visit);
        }
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents()).forEach(this::visit);
        }
    }

    private void visit(RecordComponent component) {
        String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        visit(name, component.getAnnotatedType());
    }

    private void visit(String name, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType several) {
            for (AnnotatedType argument : several.getAnnotatedActualTypeArguments()) {
                visit(name, argument);
            }
        } else if (type.getType() == String.class) {
            texts++;
            if (Arrays.stream(type.getAnnotations()).noneMatch(bound)) {
                unbound.add(name);
            }
        } else if (type.getType() instanceof Class<?> other) {
            visit(other);
        }
    }
}
