using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Benchmarks;

/// <summary>A schema file in memory.</summary>
internal sealed class SchemaFile(string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path => "crm.seatable.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
