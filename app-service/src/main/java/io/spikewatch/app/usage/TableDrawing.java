package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.view.Interval;
import io.spikewatch.app.view.UsageView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns lines into text, order and looks. */
class TableDrawing {

    private static final int MOST_DRAWN = 6;
    private static final String REST = "7";

    private final Lines lines;
    private final List<LocalDate> partial;
    private final Set<LocalDate> missing;
    private final UsageView view;
    private final @Nullable LimitLine limit;
    private final List<LocalDate> dates;
    private final Map<String, String> slots = new HashMap<>();

    TableDrawing(Lines lines, UsageAnswer answer, UsageView view, @Nullable LimitLine limit) {
        this.lines = lines;
        this.partial = answer.partialBuckets();
        this.missing = view.interval() == Interval.DAY ? Set.copyOf(answer.missingDays()) : Set.of();
        this.view = view;
        this.limit = limit != null && limit.isComparable() ? limit : null;
        this.dates =
                lines.all().isEmpty() ? List.of() : lines.all().get(0).now().dates();
        giveSlots();
    }

    UsageTable draw() {
        return new UsageTable(
                heads(),
                columns(),
                rows(),
                lines.sum().map(this::sum).orElse(null),
                limit == null ? null : limit(limit),
                legend());
    }

    /** By size and not by the column that sorts, so that a line keeps its look. What is left over comes last. */
    private void giveSlots() {
        lines.largestFirst().limit(MOST_DRAWN).forEach(each -> slots.put(each.key(), String.valueOf(slots.size() + 1)));
        if (lines.rests().count() == 1) {
            lines.rests().forEach(each -> slots.put(each.key(), REST));
        }
    }

    private List<UsageTable.Key> legend() {
        return Stream.concat(lines.largestFirst(), lines.rests())
                .flatMap(each -> Optional.ofNullable(slots.get(each.key())).stream()
                        .map(slot -> new UsageTable.Key(
                                each.key(), slot, each.label(), !view.hidden().contains(each.key()))))
                .toList();
    }

    private List<UsageTable.Head> heads() {
        var name = new UsageTable.Head("name", view.breakdown().heading(), sorting("name"));
        var total = new UsageTable.Head("total", "Total", sorting("total"));
        return view.comparing()
                ? List.of(name, total, new UsageTable.Head("change", "Against before", sorting("change")))
                : List.of(name, total);
    }

    private List<UsageTable.Column> columns() {
        return newestFirst(day -> column(dates.get(day)));
    }

    private UsageTable.Column column(LocalDate date) {
        var isPartial = partial.contains(date);
        var title = view.interval().title(date) + (isPartial ? ", only in part within the dates shown" : "");
        return new UsageTable.Column(
                date.toString(), view.interval().label(date), title, before(date), isPartial, sorting(date.toString()));
    }

    private @Nullable String before(LocalDate date) {
        return view.comparing() && view.interval() == Interval.DAY
                ? Dates.brief(date.minusDays(view.range().days()))
                : null;
    }

    private UsageTable.Sorting sorting(String column) {
        var leadsTo = view.sort().pressed(column);
        return new UsageTable.Sorting(
                view.address().with("sort", leadsTo.word()).toString(),
                view.sort().ariaOf(column));
    }

    private List<UsageTable.Row> rows() {
        return lines.all().stream()
                .sorted(Comparator.comparing(Line::rest)
                        .thenComparing(view.sort().directed(order())))
                .flatMap(this::rows)
                .toList();
    }

    private Comparator<Line> order() {
        var day = dates.stream()
                .map(LocalDate::toString)
                .toList()
                .indexOf(view.sort().column());
        if (day >= 0) {
            return Comparator.comparing(each -> each.now().data().get(day));
        }
        return switch (view.sort().column()) {
            case "name" -> Comparator.comparing(Line::label, String.CASE_INSENSITIVE_ORDER);
            case "change" -> Comparator.comparing(TableDrawing::growth);
            default -> Comparator.comparing(Line::total);
        };
    }

    /** What came from nothing grew most. */
    private static double growth(Line line) {
        var change = line.total().subtract(line.totalBefore()).doubleValue();
        return change == 0 ? 0 : change / line.totalBefore().doubleValue();
    }

    private Stream<UsageTable.Row> rows(Line line) {
        var now = row(line, false, line.total(), line.now().data());
        return line.before() == null
                ? Stream.of(now)
                : Stream.of(
                        now, row(line, true, line.totalBefore(), line.before().data()));
    }

    private UsageTable.Row row(Line line, boolean previous, BigDecimal total, List<BigDecimal> data) {
        return new UsageTable.Row(
                line.key(),
                line.type(),
                line.name(),
                slots.get(line.key()),
                previous,
                cell(total),
                previous ? null : Amounts.change(line.totalBefore(), line.total()),
                newestFirst(day -> previous ? cell(data.get(day)) : cell(day, data)));
    }

    private UsageTable.Row sum(Line whole) {
        return new UsageTable.Row(
                "sum",
                null,
                view.isOfOrganization() ? "Organization" : "Together",
                null,
                false,
                cell(whole.total()),
                Amounts.change(whole.totalBefore(), whole.total()),
                newestFirst(day -> cell(day, whole.now().data())));
    }

    private UsageTable.Limit limit(LimitLine limit) {
        var row = new UsageTable.Row(
                "limit",
                null,
                limit.name(),
                null,
                false,
                known(limit.total()),
                null,
                newestFirst(day -> known(limit.on(dates.get(day)))));
        return new UsageTable.Limit(row, limit.meaning());
    }

    private UsageTable.Cell known(@Nullable BigDecimal amount) {
        return amount == null ? new UsageTable.Cell(Figures.UNKNOWN, null) : cell(amount);
    }

    /** What nobody reported is no zero. */
    private UsageTable.Cell cell(int day, List<BigDecimal> data) {
        return missing.contains(dates.get(day)) ? new UsageTable.Cell(Figures.UNKNOWN, null) : cell(data.get(day));
    }

    private UsageTable.Cell cell(BigDecimal amount) {
        var shown = Amounts.aligned(view.measure(), amount);
        var exact = Amounts.exact(view.measure(), amount);
        return new UsageTable.Cell(shown, amount.signum() == 0 || shown.equals(exact) ? null : exact);
    }

    private <T> List<T> newestFirst(IntFunction<T> each) {
        return IntStream.range(0, dates.size())
                .map(day -> dates.size() - 1 - day)
                .mapToObj(each)
                .toList();
    }
}
