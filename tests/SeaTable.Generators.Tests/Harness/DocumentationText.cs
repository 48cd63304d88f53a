using System.Xml.Linq;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>The text of XML documentation as an editor shows it.</summary>
internal static class DocumentationText
{
    /// <summary>The text without tags, with a blank where a line ends.</summary>
    public static string OnOneLine(XElement documentation) =>
        string.Join(' ', documentation.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
