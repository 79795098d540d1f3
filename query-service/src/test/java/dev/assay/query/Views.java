package dev.assay.query;

import dev.assay.query.feed.View;

/// Views, which are known to their own package only.
public final class Views {

    private Views() {}

    /// @param name package and class, such as `timeline.TimelineView`
    public static View named(String name) {
        try {
            var constructor = Class.forName("dev.assay.query." + name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (View) constructor.newInstance();
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalArgumentException(name, unknown);
        }
    }
}
