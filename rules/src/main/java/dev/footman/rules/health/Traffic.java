// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.health;

import dev.footman.contract.destination.DestinationReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls to one destination of the last minute.
 *
 * @param pieces of ten seconds each, oldest first
 */
public record Traffic(List<Piece> pieces) {
    static final Traffic NONE = new Traffic(List.of());

    private static final long PIECE_SECONDS = 10;
    private static final int PIECES = 6;

    /** Source: the breaker that peers have (Convoy): 70 % of at least 10. */
    private static final double BREAKING_SHARE = 0.7;

    private static final long BREAKING_LEAST = 10;

    public Traffic {
        pieces = List.copyOf(pieces);
    }

    /**
     * Ten seconds.
     *
     * @param number of the ten seconds since 1970
     */
    public record Piece(long number, long delivered, long failed) {}

    Traffic and(DestinationReport.Calls calls, Instant now) {
        long number = now.getEpochSecond() / PIECE_SECONDS;
        List<Piece> kept = new ArrayList<>();
        Piece current = new Piece(number, 0, 0);
        for (Piece piece : pieces) {
            if (piece.number == number) {
                current = piece;
            } else if (piece.number > number - PIECES && piece.number < number) {
                kept.add(piece);
            }
        }
        kept.add(new Piece(number, current.delivered + calls.delivered(), current.failed + calls.failed()));
        return new Traffic(kept);
    }

    /** Whether so much has failed that the destination is better left alone. */
    boolean isBreaking() {
        long failed = pieces.stream().mapToLong(Piece::failed).sum();
        long all = failed + pieces.stream().mapToLong(Piece::delivered).sum();
        return all >= BREAKING_LEAST && failed >= BREAKING_SHARE * all;
    }

    /** Calls that were answered well in one second of the last two pieces. */
    double perSecond() {
        return pieces.stream()
                        .skip(Math.max(0, pieces.size() - 2))
                        .mapToLong(Piece::delivered)
                        .max()
                        .orElse(0)
                / (double) PIECE_SECONDS;
    }
}
