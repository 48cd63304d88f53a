using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Completion.Tests.Harness;

namespace SeaTable.Generators.Completion.Tests.Pictures;

/// <summary>
/// The picture of the README: an editor that lists the columns behind <c>c.</c>, and one that underlines what is wrong in an SQL
/// string. What is listed, said, coloured and underlined is what Roslyn, the generator and the analyzer give.
/// </summary>
internal static class EditorPicture
{
    private const string SchemaFile = "crm.seatable.json";
    private const int Width = 884;
    private const int Height = 426;
    private const int Left = 24;
    private const int LineHeight = 24;
    private const int ItemsShown = 7;
    private const int LettersOfDescription = 45;

    private const string Start = "using SeaTable;\nnamespace Crm;\nstatic class Uses\n{\n"
        + "    static async System.Threading.Tasks.Task RunAsync(CrmBase crm)\n    {\n";

    private const string Indent = "        ";

    private static readonly string[] s_query = ["var leads = await crm.Contacts", "    .Where(c => c.Age > 30 && c.¦)"];

    private static readonly string[] s_statement =
        ["var deals = await crm.SqlAsync(", "    $\"SELECT Titel, Amount FROM Deals WHERE Stage = 'Proposed' LIMIT 50\");"];

    /// <summary>Draws it.</summary>
    /// <param name="schema">The schema file.</param>
    /// <param name="chosen">The column that is chosen in the list.</param>
    public static async Task<string> DrawAsync(string schema, string chosen)
    {
        StringBuilder picture = new();
        picture.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
        picture.Append(FormattableString.Invariant($"viewBox=\"0 0 {Width} {Height}\" "));
        picture.Append("font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"13\" role=\"img\">\n");
        picture.Append("<title>Columns listed behind c., and mistakes in an SQL string underlined</title>\n");
        picture.Append(Box(0, 0, Width, Height, "#1e1e1e", 8));
        await DrawListAsync(picture, 40, schema, chosen);
        await DrawMistakesAsync(picture, 306, schema);
        return picture.Append("</svg>\n").ToString();
    }

    private static async Task DrawListAsync(StringBuilder picture, int top, string schema, string chosen)
    {
        using var editor = Editor.Of(Code(s_query), schema, SchemaFile);
        await DrawCodeAsync(picture, top, editor, s_query);
        var names = await editor.NamesAsync();
        var first = Math.Max(0, Math.Min(names.ToList().IndexOf(chosen) - 3, names.Count - ItemsShown));
        var x = Left + (s_query[1].IndexOf('¦', StringComparison.Ordinal) * CodeLine.LetterWidth);
        var y = top + LineHeight + 10;
        picture.Append(Box(x, y, 190, (ItemsShown * LineHeight) + 8, "#252526", 3));
        for (var item = 0; item < ItemsShown; item++)
        {
            var (name, place) = (names[first + item], y + 4 + (item * LineHeight));
            if (name == chosen)
                picture.Append(Box(x, place, 190, LineHeight, "#04395e", 0));

            picture.Append(CodeLine.Text(x + 10, place + 17, name.Length, CodeLine.Escape(name), "#d4d4d4"));
        }

        var lines = Wrapped(await editor.DescribeAsync(chosen)).ToList();
        picture.Append(Box(x + 194, y, Width - Left - x - 194, (lines.Count * 20) + 14, "#252526", 3));
        for (var line = 0; line < lines.Count; line++)
        {
            var colour = line == 0 ? "#4ec9b0" : "#c0c0c0";
            picture.Append(CodeLine.Text(
                x + 204, y + 21 + (line * 20), lines[line].Length, CodeLine.Escape(lines[line]), colour));
        }
    }

    private static async Task DrawMistakesAsync(StringBuilder picture, int top, string schema)
    {
        var code = Code(s_statement) + "¦";
        using var editor = Editor.Of(code, schema, SchemaFile);
        await DrawCodeAsync(picture, top, editor, s_statement);
        var text = SourceText.From(code.TrimEnd('¦'));
        var y = top + LineHeight + 34;
        foreach (var report in await editor.ReportsAsync(new SqlAnalyzer()))
        {
            var span = report.Location.SourceSpan;
            var column = span.Start - text.Lines.GetLineFromPosition(span.Start).Start - Indent.Length;
            var x = Left + (column * CodeLine.LetterWidth);
            var colour = report.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error ? "#f14c4c" : "#cca700";
            picture.Append(Wave(x, top + LineHeight + 6, span.Length * CodeLine.LetterWidth, colour));
            var message = $"{report.Id}: {report.GetMessage(CultureInfo.InvariantCulture)}";
            picture.Append(CodeLine.Text(Left + (4 * CodeLine.LetterWidth), y, message.Length, CodeLine.Escape(message), colour));
            y += LineHeight;
        }
    }

    private static async Task DrawCodeAsync(StringBuilder picture, int top, Editor editor, string[] lines)
    {
        var text = SourceText.From(Code(lines).Replace("¦", "", StringComparison.Ordinal));
        var kinds = await editor.ColoursAsync();
        var first = text.Lines.GetLineFromPosition(Start.Length).LineNumber;
        for (var line = 0; line < lines.Length; line++)
            picture.Append(CodeLine.At(Left, top + (line * LineHeight), text, text.Lines[first + line], kinds, Indent.Length));
    }

    private static string Code(string[] lines) => $"{Start}{Indent}{string.Join("\n" + Indent, lines)}\n    }}\n}}\n";

    private static IEnumerable<string> Wrapped(string text)
    {
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > LettersOfDescription)
                {
                    yield return line;
                    line = "";
                }

                line += line.Length == 0 ? word : " " + word;
            }

            yield return line;
        }
    }

    private static string Box(double x, double y, double width, double height, string colour, int radius) =>
        FormattableString.Invariant(
            $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" fill=\"{colour}\"/>\n");

    private static string Wave(double x, double y, double width, string colour)
    {
        StringBuilder path = new(FormattableString.Invariant($"M{x} {y}"));
        for (var step = 0; step < width / 4; step++)
            path.Append(step % 2 == 0 ? "l4 -3" : "l4 3");

        return $"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.3\"/>\n";
    }
}
