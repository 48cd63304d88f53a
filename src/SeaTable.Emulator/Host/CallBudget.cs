using System.Globalization;
using System.Text;
using SeaTable.Emulator.Server;

namespace SeaTable.Emulator.Host;

/// <summary>Holds the calls against the number that a test allows, and lists them when they are more.</summary>
internal static class CallBudget
{
    /// <summary>How many calls a message lists; the last ones are those that were too many.</summary>
    private const int Listed = 50;

    public static void Assert(RequestRecorder recorder, EmulatorOperation? operation, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var count = recorder.Count(operation);
        if (count <= most)
            return;
        var calls = recorder.Snapshot().Where(call => operation is null || call.Operation == operation).TakeLast(Listed).ToList();
        var message = new StringBuilder();
        message.Append(count == 1 ? "There was " : "There were ").Append(Counted(count, "call"));
        message.Append(operation is null ? "" : $" of {operation}");
        message.Append(CultureInfo.InvariantCulture, $", and at most {most:N0} should be:");
        if (count > calls.Count)
            message.Append(CultureInfo.InvariantCulture, $"\n… {count - calls.Count:N0} before these");
        for (var index = 0; index < calls.Count; index++)
            message.Append(CultureInfo.InvariantCulture, $"\n{count - calls.Count + index + 1}. {Describe(calls[index])}");
        throw new SeaTableEmulatorException(message.ToString());
    }

    private static string Describe(RecordedRequest call)
    {
        var what = call.Operation == EmulatorOperation.None ? $"{call.Method} {call.Path}" : call.Operation.ToString();
        var table = call.Table is null ? "" : $" of \"{call.Table}\"";
        var rows = call.RowsSent == 0 ? "" : $" with {Counted(call.RowsSent, "row")}";
        var fault = call.Fault is null ? "" : $" after Fault.{call.Fault}";
        return string.Create(CultureInfo.InvariantCulture, $"{what}{table}{rows}: {call.StatusCode}{fault}");
    }

    private static string Counted(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
