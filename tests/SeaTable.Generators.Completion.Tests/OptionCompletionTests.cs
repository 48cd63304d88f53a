using Microsoft.CodeAnalysis.Completion;
using SeaTable.Generators.Completion.Tests.Harness;

namespace SeaTable.Generators.Completion.Tests;

/// <summary>Which options an editor lists where a column is compared with one (the caret stands at <c>¦</c>).</summary>
public sealed class OptionCompletionTests
{
    private static readonly string[] s_berths = ["BoatsBerth.CaptainS", "BoatsBerth.North", "BoatsBerth.SouthQuay"];

    private static readonly string[] s_tags = ["BoatsTags.Motor", "BoatsTags.Sail"];

    [Theory]
    [InlineData("_ = port.Boats.Where(c => c.Berth == ¦);")]
    [InlineData("_ = port.Boats.Where(c => c.Berth ==¦);")]
    [InlineData("_ = port.Boats.Where(c => c.Berth == Bo¦);")]
    [InlineData("_ = port.Boats.Where(c => c.Berth != ¦).ToListAsync();")]
    [InlineData("_ = port.Boats.Where(c => c.Length > 3 & c.Berth == ¦);")]
    [InlineData("_ = port.Boats.Where(c => c.Berth == ¦")]
    [InlineData("_ = port.Boats.Where(c => c.Berth.In(¦));")]
    [InlineData("_ = port.Boats.Where(c => c.Berth.In(BoatsBerth.North, ¦));")]
    [InlineData("_ = port.Boats.UpdateWhereAsync(c => c.Length > 3, c => c.Berth.Set(¦));")]
    public Task Options_of_a_single_select_are_listed_once(string statements) => MustListAsync(statements, s_berths);

    [Theory]
    [InlineData("_ = port.Boats.Where(c => c.Tags.Contains(¦));")]
    [InlineData("_ = port.Boats.Where(c => c.Tags.HasAnyOf(¦));")]
    [InlineData("_ = port.Boats.Where(c => c.Tags.HasAllOf(¦));")]
    [InlineData("_ = port.Boats.Where(c => c.Tags.HasNoneOf(BoatsTags.Sail, ¦));")]
    [InlineData("_ = port.Boats.Where(c => c.Tags.IsExactly(¦));")]
    public Task Options_of_a_multiple_select_are_listed_once(string statements) => MustListAsync(statements, s_tags);

    [Theory]
    [InlineData("_ = boat.Berth == ¦;")]
    [InlineData("_ = port.Boats.Where(c => c.Length == ¦);")]
    [InlineData("_ = port.Boats.Where(c => c.Name.In(¦));")]
    [InlineData("_ = new List<BoatsBerth>().Contains(¦);")]
    [InlineData("_ = port.Boats.Where(c => c.Tags == ¦);")]
    [InlineData("_ = port.Boats.Where(c => c.Tags.In(¦));")]
    [InlineData("_ = port.Boats.Where(c => c.Berth.HasAnyOf(¦));")]
    [InlineData("_ = default(FormulaResult<BoatsBerth>) == ¦;")]
    [InlineData("_ = port.Boats.Where(c => c.Tags.Contains(BoatsTags.Sail, ¦));")]
    [InlineData("_ = length == ¦;")]
    [InlineData("¦")]
    public async Task Elsewhere_nothing_is_added_to_what_the_editor_lists(string statements)
    {
        using var editor = Editor.OfStatements(statements);
        using var without = Editor.With([Editor.Package[0]], statements);

        Assert.Equal(
            (await without.NamesAsync()).Order(StringComparer.Ordinal),
            (await editor.NamesAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_options_are_told_and_written_with_their_type()
    {
        using var editor = Editor.OfStatements("_ = port.Boats.Where(c => c.Berth == Cap¦);");

        Assert.Contains("Captain's", await editor.DescribeAsync("BoatsBerth.CaptainS"), StringComparison.Ordinal);
        Assert.Equal(
            "_ = port.Boats.Where(c => c.Berth == BoatsBerth.CaptainS);", await editor.ChooseAsync("BoatsBerth.CaptainS"));
    }

    [Theory]
    [InlineData("_ = port.Boats.Where(c => c.Berth == ¦);", true)]
    [InlineData("_ = port.Boats.Where(c => c.Berth == B¦);", true)]
    [InlineData("_ = port.Boats.Where(c => c.Berth.In(¦);", true)]
    [InlineData("_ = port.Boats.Where(c => c.Berth.In(Other(1, 2), ¦);", true)]
    [InlineData("_ = port.Boats.Where(c => c.Berth = ¦);", false)]
    [InlineData("_ = port.Boats.Where(¦);", false)]
    [InlineData("_ = port.Boats.Where(c => c.Berth.In(x).Other(1, ¦);", false)]
    [InlineData("B¦", false)]
    public async Task A_key_lists_them_where_they_can_be_meant_only(string statements, bool lists)
    {
        using var editor = Editor.OfStatements(statements);

        Assert.Equal(lists, await editor.ListsAsync(new OptionCompletionProvider()));
    }

    [Theory]
    [InlineData("var BoatsBerth = name; _ = port.Boats.Where(c => c.Berth == ¦);")]
    [InlineData("_ = port.Boats.Where(BoatsBerth => BoatsBerth.Berth == ¦);")]
    [InlineData("string BoatsBerth() => name; _ = port.Boats.Where(c => c.Berth.In(¦));")]
    [InlineData("_ = port.Boats.Where(c => c.Berth == ¦);")]
    public async Task What_is_chosen_compiles_where_something_else_has_the_name_of_the_type(string statements)
    {
        using var editor = Editor.OfStatements(statements);
        var listed = (await editor.ListAsync()).Select(item => item.DisplayText)
            .Where(text => text.EndsWith("Berth.North", StringComparison.Ordinal)).ToList();

        using var chosen = Editor.OfStatements(statements.Replace("¦", Assert.Single(listed) + "¦", StringComparison.Ordinal));

        Assert.Empty(await chosen.ErrorsAsync());
    }

    private static async Task MustListAsync(string statements, string[] expected)
    {
        using var editor = Editor.OfStatements(statements);

        var listed = (await editor.ListAsync()).Where(item => item.DisplayText.Contains('.', StringComparison.Ordinal)).ToList();

        Assert.Equal(expected, listed.Select(item => item.DisplayText).Order(StringComparer.Ordinal));
        Assert.All(listed, item => Assert.Equal(MatchPriority.Preselect, item.Rules.MatchPriority));
    }
}
