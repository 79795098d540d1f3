package dev.assay.bench.report;

import java.util.Locale;

/// Numbers with three significant digits, as people read them.
final class Numbers {

    private Numbers() {}

    static String text(double value) {
        double size = Math.abs(value);
        int decimals = size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(',', ' ');
    }
}
