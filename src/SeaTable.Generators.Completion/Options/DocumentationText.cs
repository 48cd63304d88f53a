using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Completion.Options;

/// <summary>The summary of a member as plain text.</summary>
internal static class DocumentationText
{
    /// <summary>The text, or the name of the member when there is none.</summary>
    public static string Of(ISymbol member, CancellationToken cancellationToken)
    {
        var xml = member.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        return string.IsNullOrEmpty(xml) || Read(xml!) is not { Length: > 0 } text ? member.Name : text;
    }

    private static string? Read(string xml)
    {
        try
        {
            var summary = XElement.Parse(xml).DescendantsAndSelf("summary").FirstOrDefault()?.Value;
            return summary is null ? null : Regex.Replace(summary, @"\s+", " ").Trim();
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
