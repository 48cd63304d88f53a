using Spectre.Console;

namespace Files;

/// <summary>Shows how far files on their way have come.</summary>
internal sealed class Transfers(ProgressContext context)
{
    internal static Task RunAsync(string what, Func<Transfers, Task> work)
    {
        AnsiConsole.MarkupLine($"[bold]{what}[/]");
        return AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new DownloadedColumn(),
                new TransferSpeedColumn())
            .StartAsync(context => work(new Transfers(context)));
    }

    /// <summary>Adds a file.</summary>
    /// <returns>What is told how many bytes of it were moved; less than before when it begins anew.</returns>
    internal IProgress<long> Add(string name, long length) =>
        new Bar(context.AddTask(Markup.Escape(name), maxValue: length));

    // Not Progress<long>: that one hands numbers on in no order.
    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
