using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Generators.Emit;

/// <summary>Writes XML documentation, which is what people see of the base while they type.</summary>
internal static class Documentation
{
    // Descriptions can be whole pages; the editor shows a few lines.
    private const int LongestText = 1000;

    /// <summary>A name from the base, set as code.</summary>
    public static string Code(string name) => "<c>" + Text(name) + "</c>";

    /// <summary>A text from the base: on one line, and without a meaning of its own in XML.</summary>
    public static string Text(string text)
    {
        var line = CSharpText.Comment(text);
        if (line.Length > LongestText)
        {
            var length = char.IsHighSurrogate(line[LongestText - 1]) ? LongestText - 1 : LongestText;
            line = line.Substring(0, length) + "…";
        }

        return line.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    /// <summary>A summary, and remarks when there are any.</summary>
    /// <param name="writer">Takes the documentation.</param>
    /// <param name="summary">XML.</param>
    /// <param name="remarks">Plain texts, one a paragraph.</param>
    public static SourceWriter Document(this SourceWriter writer, string summary, params IEnumerable<string?> remarks)
    {
        writer.Line("/// <summary>" + summary + "</summary>");
        List<string> paragraphs = [.. remarks.OfType<string>().Select(Text).Where(text => text.Length > 0)];
        if (paragraphs.Count == 1)
        {
            return writer.Line("/// <remarks>" + paragraphs[0] + "</remarks>");
        }

        if (paragraphs.Count > 1)
        {
            writer.Line("/// <remarks>");
            paragraphs.ForEach(paragraph => writer.Line("/// <para>" + paragraph + "</para>"));
            writer.Line("/// </remarks>");
        }

        return writer;
    }
}
