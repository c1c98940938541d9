package eu.sojourn.kpis.adapter.messaging.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;

/**
 * Where this instance keeps the stores of topologies, a folder for each generation: a copy of topics, so it must not outlive the broker that
 * it copies. Where none is given it is one of this process alone.
 */
record StoreFolders(Path folder, boolean kept) implements AutoCloseable {

    static StoreFolders in(String given) {
        try {
            if (!given.isEmpty()) {
                return new StoreFolders(Files.createDirectories(Path.of(given)), true);
            }
            return new StoreFolders(Files.createTempDirectory("sojourn-kpis"), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what generations left that ended while this instance was down. */
    void removeOver(Generations generations) {
        try (var folders = Files.list(folder)) {
            for (var one : folders.toList()) {
                if (Names.generation(one.getFileName().toString()).filter(generations::isOver).isPresent()) {
                    delete(one);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the stores of a generation that is not run from here any more. */
    void remove(Generation generation) {
        delete(folder.resolve(Names.application(generation)));
    }

    /** Deletes everything that is of no use to the next start. */
    @Override
    public void close() {
        if (!kept) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
