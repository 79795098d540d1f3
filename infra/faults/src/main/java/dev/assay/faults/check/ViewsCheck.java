package dev.assay.faults.check;

import java.util.TreeSet;

/// Every view equals the one that is built from nothing.
final class ViewsCheck implements Check {

    @Override
    public String name() {
        return "every view equals the view rebuilt from nothing";
    }

    @Override
    public void examine(History history, Findings findings) {
        history.views().forEach((name, view) -> {
            var ids = new TreeSet<>(view.live().keySet());
            ids.addAll(view.rebuilt().keySet());
            findings.examined(ids.size());
            for (String id : ids) {
                String live = view.live().get(id);
                String rebuilt = view.rebuilt().get(id);
                if (live == null || rebuilt == null) {
                    findings.violation("%s: %s is %s"
                            .formatted(
                                    name, id, live == null ? "missing from the live view" : "in the live view only"));
                } else {
                    findings.require(live.equals(rebuilt), "%s: %s differs: %s", name, id, difference(live, rebuilt));
                }
            }
        });
    }

    /// Where the two begin to differ; the values are the harness's own and no secret.
    private static String difference(String live, String rebuilt) {
        int at = 0;
        while (at < Math.min(live.length(), rebuilt.length()) && live.charAt(at) == rebuilt.charAt(at)) {
            at++;
        }
        return "live …" + excerpt(live, at) + "… rebuilt …" + excerpt(rebuilt, at) + "…";
    }

    private static String excerpt(String text, int at) {
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 100));
    }
}
