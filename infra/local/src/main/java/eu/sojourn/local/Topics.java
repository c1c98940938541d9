package eu.sojourn.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The topics that the product declares, in {@code infra/kafka/topics.yml}, and the way to bring a cluster to them. */
public final class Topics {

    private static final long TIMEOUT_SECONDS = 30;

    private final List<Topic> declared;

    private Topics(List<Topic> declared) {
        this.declared = List.copyOf(declared);
    }

    /**
     * One declared topic.
     *
     * @param key
     *            what records are keyed by
     * @param compacted
     *            whether only the last record of each key is kept; otherwise every record is kept for ever
     * @param heardBy
     *            the consumer groups, each of which has a dead-letter topic
     */
    public record Topic(String name, String key, int partitions, boolean compacted, List<String> heardBy) {

        public Topic {
            heardBy = List.copyOf(heardBy);
            if (!name.matches("[a-z]+(\\.[a-z-]+)+") || partitions < 1) {
                throw new IllegalArgumentException("Not a topic: " + name + " with " + partitions + " partitions");
            }
        }

        /** Names the topic that takes what {@code group} could not handle. */
        public String deadLetters(String group) {
            return name + "." + group + ".dlt";
        }
    }

    /** Reads the declaration that is part of this jar. */
    public static Topics declared() {
        try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream("topics.yml"), "topics.yml")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a declaration; refuses unknown or missing fields and topics of the same key with different partition counts. */
    static Topics read(InputStream in) {
        Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        var topics = new ArrayList<Topic>();
        for (Object entry : (List<?>) required(file, "topics")) {
            topics.add(topic((Map<?, ?>) entry));
        }
        var names = new HashSet<String>();
        var partitionsOfKey = new HashMap<String, Integer>();
        for (Topic topic : topics) {
            if (!names.add(topic.name())) {
                throw new IllegalArgumentException("Topic " + topic.name() + " is declared twice");
            }
            if (topic.key().equals("xchangeId")
                    && partitionsOfKey.merge(topic.key(), topic.partitions(), Math::max) != topic.partitions()) {
                throw new IllegalArgumentException("Topics keyed by " + topic.key() + " must have the same partition count");
            }
        }
        return new Topics(topics);
    }

    private static Topic topic(Map<?, ?> entry) {
        if (!Set.of("name", "key", "partitions", "cleanup", "heard-by").containsAll(entry.keySet())) {
            throw new IllegalArgumentException("Unknown field in topic " + entry);
        }
        String cleanup = (String) required(entry, "cleanup");
        if (!Set.of("keep", "compact").contains(cleanup)) {
            throw new IllegalArgumentException("cleanup is keep or compact, not " + cleanup);
        }
        List<String> heardBy = ((List<?>) required(entry, "heard-by")).stream().map(String.class::cast).toList();
        return new Topic((String) required(entry, "name"), (String) required(entry, "key"), (Integer) required(entry, "partitions"),
                cleanup.equals("compact"), heardBy);
    }

    private static Object required(Map<?, ?> map, String field) {
        Object value = map.get(field);
        if (value == null) {
            throw new IllegalArgumentException("Field " + field + " is missing in " + map);
        }
        return value;
    }

    /** The declared topics, without the dead-letter topics that follow from them. */
    public List<Topic> all() {
        return declared;
    }

    /** The names of all topics, dead-letter topics included. */
    public List<String> names() {
        return List.copyOf(wanted().keySet());
    }

    /**
     * Brings a cluster to the declaration: creates what is missing, raises partition counts, sets retention and clean-up. Nothing is ever deleted or lowered.
     * Doing it twice changes nothing.
     *
     * @throws IllegalStateException
     *             when the cluster cannot be reached or refuses
     */
    public void apply(String bootstrapServers) {
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        try {
            apply(admin);
        } finally {
            admin.close(Duration.ofSeconds(1)); // would else wait for the answer that did not come
        }
    }

    /** Like {@link #apply(String)}, with an admin client that stays open. */
    public void apply(Admin admin) {
        Map<String, NewTopic> wanted = wanted();
        Set<String> present = await(admin.listTopics().names());
        create(admin, wanted.values().stream().filter(topic -> !present.contains(topic.name())).toList());
        List<String> old = wanted.keySet().stream().filter(present::contains).toList();
        if (!old.isEmpty()) {
            update(admin, wanted, await(admin.describeTopics(old).allTopicNames()));
        }
    }

    private static void create(Admin admin, Collection<NewTopic> missing) {
        if (!missing.isEmpty()) {
            await(admin.createTopics(missing).all());
        }
    }

    private static void update(Admin admin, Map<String, NewTopic> wanted, Map<String, TopicDescription> present) {
        var partitions = new HashMap<String, NewPartitions>();
        var configs = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        present.forEach((name, description) -> {
            NewTopic topic = wanted.get(name);
            if (topic.numPartitions() > description.partitions().size()) {
                partitions.put(name, NewPartitions.increaseTo(topic.numPartitions()));
            }
            configs.put(new ConfigResource(ConfigResource.Type.TOPIC, name), topic.configs()
                    .entrySet()
                    .stream()
                    .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), AlterConfigOp.OpType.SET))
                    .toList());
        });
        if (!partitions.isEmpty()) {
            await(admin.createPartitions(partitions).all());
        }
        await(admin.incrementalAlterConfigs(configs).all());
    }

    /** Replication is the cluster's own default: 1 on the embedded broker, whatever the operator chose elsewhere. */
    private Map<String, NewTopic> wanted() {
        var wanted = new java.util.LinkedHashMap<String, NewTopic>();
        for (Topic topic : declared) {
            wanted.put(topic.name(), newTopic(topic.name(), topic.partitions(), topic.compacted()));
            for (String group : topic.heardBy()) {
                wanted.put(topic.deadLetters(group), newTopic(topic.deadLetters(group), topic.partitions(), false));
            }
        }
        return wanted;
    }

    private static NewTopic newTopic(String name, int partitions, boolean compacted) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG,
                        compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while declaring topics", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The cluster refused the topics: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The cluster did not answer within " + TIMEOUT_SECONDS + " s", e);
        }
    }
}
