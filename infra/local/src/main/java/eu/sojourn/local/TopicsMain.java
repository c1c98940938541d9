package eu.sojourn.local;

/** Declares the product's topics in the cluster named by {@code KAFKA_BROKERS}, then ends; exit status 1 when it could not. */
public final class TopicsMain {

    private TopicsMain() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        Mains.run("topics", () -> {
            String brokers = Mains.required("KAFKA_BROKERS");
            Topics topics = Topics.declared();
            topics.apply(brokers);
            System.out.println("Declared " + topics.names().size() + " topics at " + brokers);
        });
    }
}
