package org.yadman.platform.files;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks into those streams of a PDF that a parser unfolds into memory as a whole before anybody can ask how large they
/// are: objects and the table of objects.
final class PdfStreams {

    /// What both together may hold. A long book has a few megabytes of them.
    static final long MOST = 24L * 1024 * 1024;

    private static final byte[][] MARKS = {ascii("/ObjStm"), ascii("/XRef")};
    private static final byte[] STREAM = ascii("stream");
    private static final int LONGEST_DICTIONARY = 4096;

    private PdfStreams() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean inflateTooFar(byte[] file) {
        long sum = 0;
        byte[] sink = new byte[16 * 1024];
        for (byte[] mark : MARKS) {
            for (int at = find(file, mark, 0, file.length); at >= 0; at = find(file, mark, at + 1, file.length)) {
                int stream = find(file, STREAM, at, Math.min(file.length, at + LONGEST_DICTIONARY));
                if (stream >= 0) {
                    sum += inflated(file, begin(file, stream + STREAM.length), sink, MOST - sum);
                }
                if (sum > MOST) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int begin(byte[] file, int at) {
        int begin = at;
        while (begin < file.length && (file[begin] == '\r' || file[begin] == '\n')) {
            begin++;
        }
        return begin;
    }

    private static int find(byte[] file, byte[] mark, int from, int to) {
        for (int at = from; at <= to - mark.length; at++) {
            int same = 0;
            while (same < mark.length && file[at + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                return at;
            }
        }
        return -1;
    }

    private static long inflated(byte[] file, int from, byte[] sink, long most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, file.length - from);
            long sum = 0;
            int now = 1;
            while (now > 0 && sum <= most) {
                now = inflater.inflate(sink);
                sum += now;
            }
            return sum;
        } catch (DataFormatException e) {
            // Not compressed so: then it is no larger than the file.
            return 0;
        } finally {
            inflater.end();
        }
    }
}
