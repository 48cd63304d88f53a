using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Statements;

/// <summary>
/// Shows an answer to people: as a table that fits the window, or where the columns are too many for that, row by row with a line
/// for each column.
/// </summary>
/// <param name="terminal">Takes it.</param>
/// <param name="known">What is known of the columns.</param>
/// <param name="width">How wide the window is; null where nobody looks at one, and nothing is to be cut.</param>
internal sealed class ResultTable(ToolTerminal terminal, ResultColumns known, int? width)
{
    private const string Gap = "  ";

    /// <summary>The narrowest that a column is made whose cells are longer.</summary>
    private const int Narrowest = 8;

    /// <summary>Longer cells are cut even where there is room.</summary>
    private const int Widest = 60;

    private readonly List<string[]> _rows = [];
    private (SqlColumn Column, ResultKind Kind)[]? _columns;

    public int Count => _rows.Count;

    public void Add(SqlResult page, int count)
    {
        _columns ??= [.. page.Columns.Where(known.IsAskedFor).Select(column => (column, known.KindOf(column)))];
        foreach (var row in page.Rows.Take(count))
            _rows.Add([.. _columns.Select(column => ResultText.ForPeople(row[column.Column.ToString()], column.Kind))]);
    }

    public void Write()
    {
        if (_columns is not { Length: > 0 } columns)
            return;

        var headers = columns.Select(column => PlainText.Line(column.Column.ToString())).ToArray();
        if (Fit(headers) is { } widths)
            WriteTable(headers, widths);
        else
            WriteRecords(headers);
    }

    /// <summary>How wide each column is; null when they do not fit beside each other.</summary>
    private int[]? Fit(string[] headers)
    {
        var widths = headers.Select((header, i) =>
            _rows.Select(row => row[i].GetCellWidth()).Append(header.GetCellWidth()).Max()).ToArray();
        if (width is null)
            return widths;

        widths = [.. widths.Select(natural => Math.Min(natural, Widest))];
        while (widths.Sum() + Gap.Length * (headers.Length - 1) > width)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= Narrowest)
                return null;

            widths[widest]--;
        }

        return widths;
    }

    private void WriteTable(string[] headers, int[] widths)
    {
        WriteLine(headers.Select((header, i) => Cell(header, widths[i], isRight: IsRight(i))), "bold");
        WriteLine(widths.Select(width => new string('\u2500', width)), "grey");
        foreach (var row in _rows)
            WriteLine(row.Select((cell, i) => Cell(cell, widths[i], isRight: IsRight(i))), null);
    }

    private void WriteRecords(string[] headers)
    {
        var longest = headers.Max(header => header.GetCellWidth());
        for (var i = 0; i < _rows.Count; i++)
        {
            WriteLine([$"\u2500\u2500 {i + 1} \u2500\u2500"], "grey");
            for (var column = 0; column < headers.Length; column++)
            {
                if (_rows[i][column].Length > 0)
                    terminal.Output.WriteLine($"{Cell(headers[column], longest, isRight: false)}{Gap}{_rows[i][column]}");
            }
        }
    }

    private bool IsRight(int column) => _columns![column].Kind is ResultKind.Number or ResultKind.Duration;

    private void WriteLine(IEnumerable<string> cells, string? style)
    {
        var line = string.Join(Gap, cells).TrimEnd();
        if (style is null)
            terminal.Output.WriteLine(line);
        else
            terminal.Data.MarkupLine($"[{style}]{Markup.Escape(line)}[/]");
    }

    private static string Cell(string text, int width, bool isRight)
    {
        var cut = text;
        if (text.GetCellWidth() > width)
        {
            var end = text.Length;
            while (end > 0 && (text[..end].GetCellWidth() > width - 1 || char.IsHighSurrogate(text[end - 1])))
                end = Math.Min(end - 1, Math.Max(width, end / 2));

            cut = text[..end] + "\u2026";
        }

        var space = new string(' ', Math.Max(0, width - cut.GetCellWidth()));
        return isRight ? space + cut : cut + space;
    }
}
