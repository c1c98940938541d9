package eu.sojourn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and docs point at is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".sojourn", "node_modules");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern FILE = Pattern.compile("`([\\w./-]+\\.(?:java|yml|json|txt|html|css|js))`");
    private static final Pattern COMMAND = Pattern.compile("\\./sojourn ([a-z]+)");

    static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(ROOT.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents;
    }

    @Test
    void findsTheDocuments() throws IOException {
        assertThat(documents()).contains(Path.of("README.md"), Path.of("docs/metrics.md"), Path.of("services/registration/README.md"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksToWhatExists(Path document) {
        var folder = ROOT.resolve(document).getParent();

        assertThat(found(LINK, document).filter(target -> !target.contains("://") && !target.startsWith("#")))
                .allSatisfy(target -> assertThat(folder.resolve(URI.create(target).getPath())).exists());
    }

    /** A README names files by the end of their path inside its module. */
    @ParameterizedTest
    @MethodSource("documents")
    void namesFilesThatExist(Path document) throws IOException {
        var module = ROOT.resolve(document).getParent();
        var there = new ArrayList<Path>();
        Files.walkFileTree(document.startsWith("docs") ? ROOT : module, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                there.add(file);
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(found(FILE, document)).allSatisfy(name -> assertThat(Files.exists(ROOT.resolve(name))
                || there.stream().anyMatch(file -> file.endsWith(name))).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesCommandsThatTheLauncherHas(Path document) {
        var launcher = read(Path.of("sojourn"));

        assertThat(found(COMMAND, document))
                .allMatch(command -> Pattern.compile("(?m)^  " + command + "[ )]").matcher(launcher).find(),
                        "is a command of the launcher");
    }

    private static Stream<String> found(Pattern pattern, Path document) {
        return pattern.matcher(read(document)).results().map((MatchResult match) -> match.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
