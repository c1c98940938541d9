package eu.sojourn.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What some clients got done at once, each beginning its next request when the one before is answered.
 *
 * @param perSecond requests done, from the first that began to the last that ended
 * @param p50 milliseconds of one request
 * @param p99 milliseconds of one request
 */
record Round(double perSecond, double p50, double p99) {

    /** One request, by its number from 0 on. It throws when it is not done. */
    interface Request {

        void send(int number) throws Exception;
    }

    /** Sends so many requests by so many clients. */
    static Round of(int clients, int requests, Request request) throws InterruptedException, ExecutionException {
        var millis = new double[requests];
        var next = new AtomicInteger();
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = IntStream.range(0, clients).<Future<?>>mapToObj(_ -> threads.submit(() -> {
                for (var number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                    var sent = System.nanoTime();
                    request.send(number);
                    millis[number] = (System.nanoTime() - sent) / 1e6;
                }
                return null;
            })).toList();
            for (var client : running) {
                client.get();
            }
        }
        return new Round(requests / ((System.nanoTime() - began) / 1e9), percentile(millis, 50), percentile(millis, 99));
    }

    /** The median of each figure. */
    static Round median(List<Round> rounds) {
        return new Round(median(rounds, Round::perSecond), median(rounds, Round::p50), median(rounds, Round::p99));
    }

    /** Of values in any order. */
    static double percentile(double[] values, int percent) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return percentile(rounds.stream().mapToDouble(figure).toArray(), 50);
    }
}
