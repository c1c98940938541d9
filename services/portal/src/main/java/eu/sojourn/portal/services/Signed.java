package eu.sojourn.portal.services;

import java.util.List;

/** What became of signatures that were given at once. */
public record Signed(List<Item> items) {
    public Signed {
        items = items == null ? List.of() : List.copyOf(items);
    }

    public List<Item> refused() {
        return items.stream().filter(item -> !item.result().equals("SIGNED")).toList();
    }

    /** One of them. */
    public record Item(String visitId, String result, List<Reason> reasons) {
        public Item {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
        }
    }
}
