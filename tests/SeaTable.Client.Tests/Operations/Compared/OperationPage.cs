using System.Text.RegularExpressions;

namespace SeaTable.Client.Tests.Operations;

/// <summary>The table of the page of operations.</summary>
internal static partial class OperationPage
{
    internal static string Path => "docs/operations.md";

    internal static async Task<IReadOnlyList<OperationRow>> ReadRowsAsync() =>
    [
        .. (await ReadAsync(Path)).ReplaceLineEndings("\n").Split('\n')
            .SkipWhile(line => !line.StartsWith("| here |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new OperationRow(
                [.. Method().Matches(cells[1]).Select(match => match.Groups["method"].Value)],
                [.. Call().Matches(cells[2]).Select(match => match.Groups["place"].Value + match.Groups["call"].Value)],
                cells[3], cells[5])),
    ];

    internal static Task<string> ReadAsync(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "SeaTable.Generators.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder)
                ?? throw new FileNotFoundException("The root of the repository was not found.");
        }

        return File.ReadAllTextAsync(System.IO.Path.Combine(folder, path));
    }

    [GeneratedRegex(@"`(?<method>crm\.([A-Z]\w*\.)+\w+)`")]
    private static partial Regex Method();

    [GeneratedRegex(@"(?<place>(Web|Files): )?`(?<call>[A-Z]+ [^`]*)`")]
    private static partial Regex Call();
}

/// <summary>A row of the table.</summary>
internal sealed record OperationRow(
    IReadOnlyList<string> Methods, IReadOnlyList<string> Calls, string Count, string KnownBy)
{
    /// <summary>Gets what names a case for each operation and method of the row.</summary>
    internal IEnumerable<string> Cases => Calls.SelectMany(call => Methods.DefaultIfEmpty("")
        .Select(method => $"{call.TrimEnd()} {method}".TrimEnd()));
}
