namespace SeaTable.Documentation.Tests.Markdown;

/// <summary>A block of code, as it stands in a page.</summary>
/// <param name="Page">The path of the page.</param>
/// <param name="Line">The line of its first line of code.</param>
/// <param name="Language">The word behind the fence.</param>
/// <param name="Text">The code.</param>
/// <param name="Notes">What a comment before the block, which readers don't see, tells these tests:
/// <c>&lt;!-- code: web, not run --&gt;</c>.</param>
internal sealed record CodeBlock(string Page, int Line, string Language, string Text, IReadOnlyList<string> Notes)
{
    /// <summary>Gets the block that shows what the compiler says to this one.</summary>
    internal CodeBlock? Said { get; init; }

    internal string Place => $"{Page}({Line})";

    internal bool Has(string note) => Notes.Contains(note);
}
