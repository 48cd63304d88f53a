using System.Security;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Completion.Tests.Pictures;

/// <summary>A line of code as a picture shows it: its parts in an editor's colours, every letter as wide as the others.</summary>
internal static class CodeLine
{
    public const double LetterWidth = 8;

    private static readonly (string Part, string Colour)[] s_colours =
    [
        ("keyword", "#569cd6"), ("string", "#ce9178"), ("class", "#4ec9b0"), ("struct", "#4ec9b0"), ("method", "#dcdcaa"),
        ("number", "#b5cea8"), ("local", "#9cdcfe"), ("parameter", "#9cdcfe"), ("property", "#d4d4d4"),
    ];

    /// <summary>The line that begins at a position of the code.</summary>
    public static string At(double x, double y, SourceText code, TextLine line, IReadOnlyList<ClassifiedSpan> kinds, int indent)
    {
        List<string> parts = [];
        var start = line.Start + indent;
        while (start < line.End)
        {
            var colour = ColourAt(start, kinds);
            var end = start + 1;
            while (end < line.End && ColourAt(end, kinds) == colour)
                end++;

            parts.Add($"<tspan fill=\"{colour}\">{Escape(code.ToString(TextSpan.FromBounds(start, end)))}</tspan>");
            start = end;
        }

        return Text(x, y, line.End - line.Start - indent, string.Concat(parts), "#d4d4d4");
    }

    /// <summary>A text of so many letters.</summary>
    public static string Text(double x, double y, int length, string content, string colour) =>
        FormattableString.Invariant($"<text x=\"{x}\" y=\"{y}\" textLength=\"{length * LetterWidth}\" ")
            + $"fill=\"{colour}\">{content}</text>\n";

    /// <summary>A text as XML has it; blanks stay as many as they are.</summary>
    public static string Escape(string text) => SecurityElement.Escape(text).Replace(' ', '\u00a0');

    private static string ColourAt(int position, IReadOnlyList<ClassifiedSpan> kinds)
    {
        var names = kinds.Where(kind => kind.TextSpan.Contains(position)).Select(kind => kind.ClassificationType).ToList();
        return s_colours.FirstOrDefault(known => names.Any(name => name.Contains(known.Part, StringComparison.Ordinal))).Colour
            ?? "#d4d4d4";
    }
}
