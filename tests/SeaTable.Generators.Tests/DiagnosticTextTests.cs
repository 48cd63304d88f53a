using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests;

/// <summary>Diagnostics are written and compared as Verify does it, also where none of ours is such a case.</summary>
public sealed class DiagnosticTextTests
{
    [Fact]
    public void Several_tags_are_separated_and_a_text_of_several_lines_begins_on_its_own()
    {
        var descriptor = new DiagnosticDescriptor(
            "X1", title: "", "one\n{0}", "Tests", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: ["A", "B"]);
        var location = Location.Create("a/b.json", default, new LinePositionSpan(new(1, 2), new(3, 4)));

        Assert.Equal(
            """
            {
              Diagnostics: [
                {
                  Location: a\b.json: (1,2)-(3,4),
                  Message:
            one
            two,
                  Severity: Error,
                  Descriptor: {
                    Id: X1,
                    Title: ,
                    MessageFormat:
            one
            {0},
                    Category: Tests,
                    DefaultSeverity: Error,
                    IsEnabledByDefault: true,
                    CustomTags: [
                      A,
                      B
                    ]
                  }
                }
              ]
            }
            """,
            DiagnosticText.Of([Diagnostic.Create(descriptor, location, "two")]));
    }

#if !USE_VERIFY
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a\n", "a", true)]
    [InlineData("a\n\n", "a", false)]
    [InlineData("a", "a\n", false)]
    public void One_newline_at_the_end_of_a_verified_file_is_tolerated(string verified, string received, bool isSame) =>
        Assert.Equal(isSame, Snapshot.IsSame(verified, received));
#endif
}
