using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>The documentation file that lies beside an assembly.</summary>
internal sealed class XmlDocumentation(string assembly) : DocumentationProvider
{
    private readonly string _path = Path.ChangeExtension(assembly, ".xml");
    private Dictionary<string, string>? _members;

    public override bool Equals(object? obj) => obj is XmlDocumentation other && other._path == _path;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_path);

    protected override string GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
    {
        _members ??= XDocument.Load(_path)
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.ToString());
        return _members.GetValueOrDefault(documentationMemberID, "");
    }
}
