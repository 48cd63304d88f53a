using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Texts;

/// <summary>The page about errors has the exceptions that there are, and tells what they derive from.</summary>
public sealed class ErrorPageTests
{
    private static readonly Type[] s_exceptions =
    [
        .. typeof(SeaTableException).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Exception)) && type != typeof(SeaTableException)),
    ];

    [Fact]
    public void Every_exception_stands_on_the_page()
    {
        var page = Repository.Read("docs/errors.md");

        Assert.NotEmpty(s_exceptions);
        Assert.Equal([], s_exceptions.Select(type => type.Name)
            .Where(name => !page.Contains($"\n| `{name}` |", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_but_two_derive_from_one_class()
    {
        var others = s_exceptions.Where(type => !type.IsSubclassOf(typeof(SeaTableException)));

        Assert.Equal(
            [(nameof(SeaTableCanceledException), typeof(OperationCanceledException)),
                (nameof(SeaTableQueryException), typeof(InvalidOperationException))],
            others.Select(type => (type.Name, type.BaseType!)).OrderBy(type => type.Name, StringComparer.Ordinal));
    }
}
