using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Texts;

/// <summary>No block of code is forgotten by the tests of its language.</summary>
public sealed class BlockTests
{
    // Everything but text is checked by tests of its own: what it is made of compiles, is parsed or is run.
    private static readonly string[] s_languages = ["csharp", "fsharp", "json", "xml", "sh", "ini", "yaml", "text"];

    private static readonly string[] s_notes =
    [
        "web", "program", "test", "caret", "not run", "members", "schema scale", "columns of Contacts", "columns of Deals",
        "columns of Bugs",
    ];

    [Fact]
    public void Every_block_says_in_which_language_it_is() => Nothing.In(MarkdownPage.All.SelectMany(page => page.Blocks)
        .Where(block => !s_languages.Contains(block.Language))
        .Select(block => $"{block.Place}: the language '{block.Language}' is none of {string.Join(", ", s_languages)}. What "
            + "programs print is text."));

    [Fact]
    public void Every_note_before_a_block_is_one_that_is_read() => Nothing.In(MarkdownPage.All.SelectMany(page => page.Blocks)
        .SelectMany(block => block.Notes.Except(s_notes).Select(note => $"{block.Place}: '{note}' is no note.")));

    [Fact]
    public void A_page_is_read_with_its_notes_and_with_what_is_said_to_code()
    {
        var page = MarkdownPage.Parse("page.md", """
            # A page

            <!-- code: web, not run -->
            ```csharp
            var a = 1;
            ```

            ```text
            Page.cs(1,1): warning STB0001: …
            ```

            1. A list

               ```
               unnamed
               ```
            """);

        Assert.Equal(["csharp", "text", ""], page.Blocks.Select(block => block.Language));
        Assert.Equal([5, 9, 15], page.Blocks.Select(block => block.Line));
        Assert.Equal(["web", "not run"], page.Blocks[0].Notes);
        Assert.Same(page.Blocks[1], page.Blocks[0].Said);
        Assert.Equal("unnamed", page.Blocks[2].Text);
    }
}
