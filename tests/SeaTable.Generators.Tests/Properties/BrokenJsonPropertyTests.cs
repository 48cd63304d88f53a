using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Json;
using SeaTable.Generators.Tests.Harness;
using SeaTable.Generators.Tests.Json;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>What must hold for any text at all, JSON or not.</summary>
public sealed class BrokenJsonPropertyTests
{
    private static readonly string[] s_pieces =
        ["{", "}", "[", "]", "\"", ",", ":", "\\", "\\u00", "0", "-", "1e", ".", "null", "true", "[]", "{}", "\"\"", " ", "\n", "\uFEFF", "\0", "//", "'", "\ud83d"];

    private static readonly string s_whole = SchemaJson.Of(
        SchemaJson.Table("0000", "Contacts", SchemaJson.Column("0000", "Name"), SchemaJson.Select("M31F", "Status", ("29982", "Lead"))),
        SchemaJson.Table("ab12", "Deals", SchemaJson.Column("0000", "Title"), SchemaJson.Column("x1Y2", "Amount", "number")));

    private static Arbitrary<string> Mutated { get; } = Arb.From(
        from edits in (
            from place in Gen.Choose(0, s_whole.Length)
            from removed in Gen.Choose(0, 12)
            from piece in Gen.Elements(s_pieces)
            select (place, removed, piece)).ListOf(1, 4)
        select edits.Aggregate(s_whole, (text, edit) => Edit(text, edit.place, edit.removed, edit.piece)));

    [Fact]
    public void A_schema_file_cut_off_anywhere_is_one_error_and_no_exception()
    {
        for (var length = 0; length < s_whole.Length; length++)
        {
            var run = GeneratorRun.Of(GeneratorTest.Of(s_whole[..length]));

            Assert.Null(run.Result.Exception);
            Assert.Equal(["STB0001"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        }
    }

    [Fact]
    public void A_schema_file_with_random_edits_is_no_exception() => Cases.Try(Cases.Generated, Mutated, text =>
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(text));

        Assert.Null(run.Result.Exception);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "STB0009");
        Assert.True(run.Sources.Count > 0 || run.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), "No code, and no reason.");
    });

    [Fact]
    public void What_is_generated_from_a_file_with_random_edits_compiles() =>
        Cases.Try(Cases.Compiled, Mutated, text => GeneratorRun.Of(GeneratorTest.Of(text)).MustCompileWithoutWarning());

    [Fact]
    public void The_reader_accepts_and_rejects_what_the_framework_does() => Cases.Try(Cases.Generated * 4, Mutated, text =>
    {
        var result = JsonReader.Parse(text);

        // A byte order mark and half a surrogate pair are where a text in memory and the framework's bytes differ.
        if (text.Contains('\uFEFF', StringComparison.Ordinal) || text.Any(char.IsSurrogate))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonReader.MaximumDepth });
            Assert.Null(result.Error);
            JsonReaderTests.MustBeTheSame(document.RootElement, result.Root!);
        }
        catch (JsonException)
        {
            Assert.NotNull(result.Error);
            Assert.InRange(result.Error.Position, 0, text.Length);
        }
    });

    private static string Edit(string text, int place, int removed, string piece)
    {
        var start = Math.Min(place, text.Length);
        return text.Remove(start, Math.Min(removed, text.Length - start)).Insert(start, piece);
    }
}
