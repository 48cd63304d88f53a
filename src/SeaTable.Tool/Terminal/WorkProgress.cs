using Spectre.Console;
using Spectre.Console.Rendering;

namespace SeaTable.Tool.Terminal;

/// <summary>
/// Shows on the standard error how far long work is: how much of it is done, how many calls it took, and how long it takes still.
/// </summary>
/// <remarks>
/// Run the work inside <see cref="RunAsync"/>, set <see cref="Total"/> as soon as it is known and <see cref="Doing"/> whenever
/// the work turns to something else, and tell each part that is done by <see cref="Advance"/>, from any thread. Notes and
/// warnings can be told meanwhile.
/// <code>
/// await WorkProgress.RunAsync(terminal, "row", async progress =>
/// {
///     progress.Total = count;
///     progress.Doing = "Contacts";
///     progress.Advance(page.Count);
/// });
/// </code>
/// It is a line that moves, and that is gone when the work ends, however it ends: tell then what was done. Where nobody sees it
/// move (the standard error is redirected, <c>NO_COLOR</c> is set, calls are shown), it is a plain line every ten seconds, so
/// that short work says nothing.
/// </remarks>
internal sealed class WorkProgress
{
    private const int LongestDoing = 24;

    /// <summary>How many parts have to be done before the rest is reckoned: the first ones are no measure.</summary>
    private const int PartsBeforeTime = 3;

    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly ToolTerminal _terminal;
    private readonly string _unit;
    private readonly long _callsBefore;
    private ProgressTask? _shown;
    private string _doing = "";
    private long _total = -1;
    private long _done;
    private long _doneBefore;
    private long _parts;
    private long _lastLine;

    private WorkProgress(ToolTerminal terminal, string unit, TimeProvider clock)
    {
        (_clock, _start) = (clock, clock.GetTimestamp());
        _lastLine = _start;
        _terminal = terminal;
        _unit = unit;
        _callsBefore = terminal.Calls;
    }

    /// <summary>Gets or sets how much there is to do; null while that is not known. It may change meanwhile.</summary>
    public long? Total
    {
        get => Interlocked.Read(ref _total) is >= 0 and var total ? total : null;
        set
        {
            Interlocked.Exchange(ref _total, value ?? -1);
            Show();
        }
    }

    /// <summary>Gets or sets what is worked on, in a word or two, such as the name of a table.</summary>
    public string Doing
    {
        get => _doing;
        set
        {
            _doing = value;
            Show();
        }
    }

    /// <summary>Gets or sets what else tells how much is done, such as "12 MB"; nothing unless set.</summary>
    public string Beside { get; set; } = "";

    /// <summary>Gets how much is done.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Does work and shows how far it is.</summary>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="unit">What is counted, in the singular, such as "row".</param>
    /// <param name="work">Does it, and gives what came of it.</param>
    /// <param name="clock">The clock; null for the system's.</param>
    public static Task<T> RunAsync<T>(
        ToolTerminal terminal, string unit, Func<WorkProgress, Task<T>> work, TimeProvider? clock = null)
    {
        var progress = new WorkProgress(terminal, unit, clock ?? TimeProvider.System);
        return terminal.CanAnimate
            ? terminal.Notes.Progress().AutoClear(true).Columns(
                    new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 10 },
                    new SentenceColumn(progress))
                .StartAsync(context =>
                {
                    progress._shown = context.AddTask(progress.Description());
                    progress.Show();
                    return work(progress);
                })
            : work(progress);
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(ToolTerminal terminal, string unit, Func<WorkProgress, Task> work) =>
        RunAsync(terminal, unit, async progress =>
        {
            await work(progress).ConfigureAwait(false);
            return true;
        });

    /// <summary>Tells that a part is done.</summary>
    public void Advance(long count)
    {
        Interlocked.Add(ref _done, count);
        Interlocked.Increment(ref _parts);
        Show();
        var last = Interlocked.Read(ref _lastLine);
        var now = _clock.GetTimestamp();
        if (_shown is null && _clock.GetElapsedTime(last, now) >= s_quiet
            && Interlocked.CompareExchange(ref _lastLine, now, last) == last)
        {
            _terminal.Note(Markup.Escape(_doing.Length == 0 ? ToString() : $"{_doing}: {ToString()}"));
        }
    }

    /// <summary>Tells that a part was done by an earlier run: it counts as done, and says nothing about the time.</summary>
    public void AdvanceByEarlier(long count)
    {
        Interlocked.Add(ref _doneBefore, count);
        Interlocked.Add(ref _done, count);
        Show();
    }

    /// <summary>Tells that all is done, and how much that was: others may have changed how much there was to do.</summary>
    public void Complete(long count)
    {
        Interlocked.Exchange(ref _done, count);
        Total = count;
    }

    /// <summary>Says how far the work is, such as "1,000 of 3,000 rows, 4 calls, 20 s left".</summary>
    public override string ToString()
    {
        var done = Done;
        var rows = Total is { } total
            ? FormattableString.Invariant($"{done:N0} of {Words.Count(total, _unit)}")
            : Words.Count(done, _unit);
        var left = TimeLeft(done) is { } time ? $", {Words.Time(time)} left" : "";
        var beside = Beside.Length == 0 ? "" : $", {Beside}";
        return $"{rows}{beside}, {Words.Count(_terminal.Calls - _callsBefore, "call")}{left}";
    }

    private TimeSpan? TimeLeft(long done)
    {
        var here = done - Interlocked.Read(ref _doneBefore);
        return Total is { } total && total > done && here > 0 && Interlocked.Read(ref _parts) >= PartsBeforeTime
            && _clock.GetElapsedTime(_start) is var elapsed && elapsed > TimeSpan.FromSeconds(1)
            ? elapsed * ((double)(total - done) / here)
            : null;
    }

    private void Show()
    {
        if (_shown is not { } task)
            return;

        task.Description = Description();
        task.IsIndeterminate = Total is null;
        task.MaxValue = Math.Max(1, Total ?? 1);
        task.Value = Math.Min(Done, task.MaxValue);
    }

    /// <summary>What stands before the line, which may not be nothing.</summary>
    private string Description()
    {
        var doing = string.IsNullOrWhiteSpace(_doing) ? $"{_unit}s" : PlainText.Line(_doing);
        return Markup.Escape(doing.Length <= LongestDoing ? doing : $"{doing[..(LongestDoing - 1)]}…");
    }

    private sealed class SentenceColumn(WorkProgress progress) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(progress.ToString());
    }
}
