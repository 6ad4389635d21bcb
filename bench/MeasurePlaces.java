import java.lang.management.ManagementFactory;
import java.util.List;
import org.yadman.platform.places.Gazetteer;

/// Prints what the gazetteer costs: time to read it, memory that it keeps, time of a search.
public final class MeasurePlaces {

    private static final int ROUNDS = 2_000;

    private MeasurePlaces() {}

    public static void main(String[] arguments) throws InterruptedException {
        long before = used();
        long start = cpu();
        Gazetteer gazetteer = new Gazetteer();
        gazetteer.find(0);
        double read = (cpu() - start) / 1e6;
        System.out.printf("read in %.0f ms of CPU, keeps %.1f MB%n", read, (used() - before) / 1e6);
        measure("a name", gazetteer, List.of("Köln", "کلن", "Frankfurt Germany", "san", "Lond", "استکهلم"), ROUNDS);
        measure("a wrong letter", gazetteer, List.of("Stokholm", "فرانکفورد آلمان", "qqqqqqq"), ROUNDS / 10);
        start = cpu();
        for (int i = 0; i < ROUNDS; i++) {
            gazetteer.near(50.94, 6.95, 100, 50);
        }
        System.out.printf("near: %.3f ms%n", (cpu() - start) / 1e6 / ROUNDS);
    }

    private static void measure(String what, Gazetteer gazetteer, List<String> typed, int rounds) {
        long start = 0;
        for (int i = -rounds / 2; i < rounds; i++) {
            if (i == 0) {
                start = cpu();
            }
            gazetteer.search(typed.get(Math.floorMod(i, typed.size())), 10);
        }
        System.out.printf("%s: %.3f ms%n", what, (cpu() - start) / 1e6 / rounds);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
