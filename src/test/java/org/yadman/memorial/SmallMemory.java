package org.yadman.memorial;

import java.io.IOException;
import java.nio.file.Path;
import org.yadman.platform.text.Misread;

/// Reads a file to its end in a process of its own, which has little memory.
final class SmallMemory {

    private SmallMemory() {}

    public static void main(String[] arguments) throws IOException {
        int rows = 0;
        try (ListRows reader = ListFile.open(Path.of(arguments[0]), "")) {
            while (reader.next() != null) {
                rows++;
            }
            System.out.println("read " + rows);
        } catch (Misread refused) {
            System.out.println("refused " + refused.sentence().key());
        }
    }
}
