using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Documentation.Tests.CSharp;

/// <summary>A schema file in memory.</summary>
internal sealed class PageSchema(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    /// <summary>Reads a schema file that is built into these tests.</summary>
    internal static PageSchema Of(string resource, string path) => new(path, Resource(resource));

    internal static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(PageSchema).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
