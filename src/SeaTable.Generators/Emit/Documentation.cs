using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Generators.Emit;

/// <summary>
/// Writes XML documentation, which is what people see of the base while they type. Lists of completions show the summary only,
/// so it has what matters, and remarks have the rest.
/// </summary>
internal static class Documentation
{
    // Descriptions can be whole pages; the editor shows a few lines.
    private const int LongestText = 1000;
    private const int LongestInSummary = 200;

    // With more than that on it a line is hard to read in the generated file.
    private const int LongestLine = 120;

    /// <summary>A name from the base, set as code.</summary>
    public static string Code(string name) => "<c>" + Text(name) + "</c>";

    /// <summary>A text from the base: on one line, and without a meaning of its own in XML.</summary>
    public static string Text(string text) => Escape(Cut(CSharpText.Comment(text), LongestText));

    /// <summary>A text from the base, cut to what a summary has room for.</summary>
    public static string ShortText(string text) => Escape(Cut(CSharpText.Comment(text), LongestInSummary));

    /// <summary>Whether a summary has no room for the whole of a text.</summary>
    public static bool IsTooLongForSummary(string? text) =>
        text is not null && CSharpText.Comment(text).Length > LongestInSummary;

    /// <summary>A description as a part of a summary: it ends like a sentence, since others may follow.</summary>
    public static string? Sentence(string? description)
    {
        if (description is null || ShortText(description) is not { Length: > 0 } text)
        {
            return null;
        }

        return text[text.Length - 1] is '.' or '!' or '?' or '…' or ':' or ';' ? text : text + ".";
    }

    /// <summary>Writes a summary of some sentences, and remarks of some paragraphs.</summary>
    /// <param name="writer">Takes the documentation.</param>
    /// <param name="summary">XML, one sentence or a few that belong together each.</param>
    /// <param name="remarks">XML, one paragraph each.</param>
    public static SourceWriter Document(
        this SourceWriter writer, IEnumerable<string?> summary, params IEnumerable<string?> remarks) =>
        writer
            .Element("summary", [.. Present(summary)], areParagraphs: false)
            .Element("remarks", [.. Present(remarks)], areParagraphs: true);

    /// <summary>Writes a summary, and remarks of some paragraphs.</summary>
    /// <param name="writer">Takes the documentation.</param>
    /// <param name="summary">XML.</param>
    /// <param name="remarks">XML, one paragraph each.</param>
    public static SourceWriter Document(this SourceWriter writer, string summary, params IEnumerable<string?> remarks) =>
        writer.Document([summary], remarks);

    /// <summary>Writes the documentation of what people may have described.</summary>
    /// <param name="writer">Takes the documentation.</param>
    /// <param name="summary">XML.</param>
    /// <param name="description">The description, as it stands in the schema file.</param>
    /// <param name="place">XML: where that is in the schema file.</param>
    public static SourceWriter Describe(this SourceWriter writer, string summary, string? description, string place) =>
        writer.Document([summary, Sentence(description)], Rest(description), place);

    /// <summary>The whole of a text of which a summary has only the beginning; null when it has all.</summary>
    public static string? Rest(string? text) => IsTooLongForSummary(text) ? Text(text!) : null;

    private static SourceWriter Element(this SourceWriter writer, string name, List<string> parts, bool areParagraphs)
    {
        if (parts.Count == 0)
        {
            return writer;
        }

        var line = string.Join(" ", parts);
        if (parts.Count == 1 || (!areParagraphs && line.Length <= LongestLine))
        {
            return writer.Line($"/// <{name}>{line}</{name}>");
        }

        writer.Line($"/// <{name}>");
        parts.ForEach(part => writer.Line("/// " + (areParagraphs ? $"<para>{part}</para>" : part)));
        return writer.Line($"/// </{name}>");
    }

    private static IEnumerable<string> Present(IEnumerable<string?> parts) =>
        parts.OfType<string>().Where(part => part.Length > 0);

    private static string Cut(string line, int most)
    {
        if (line.Length <= most)
        {
            return line;
        }

        // Behind a word, unless that would cost a long one.
        var end = line.LastIndexOf(' ', most);
        var length = end > most * 3 / 4 ? end : char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
        return line.Substring(0, length).TrimEnd() + "…";
    }

    private static string Escape(string line) => line.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
