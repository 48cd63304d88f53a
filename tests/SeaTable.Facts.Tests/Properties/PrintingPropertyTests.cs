using FsCheck.Fluent;
using SeaTable.Sql;

namespace SeaTable.Facts.Tests.Properties;

public sealed class PrintingPropertyTests
{
    [Fact]
    public void What_is_printed_parses_to_the_same_tree() => Cases.Try(RandomTrees.Statement, statement =>
    {
        var text = SqlPrinter.Print(statement);
        var parsed = SqlParser.Parse(text);

        Assert.True(parsed.Problems.Count == 0, text + "\n" + string.Join("\n", parsed.Problems));
        Assert.Equal(TreeText.Of(statement), TreeText.Of(parsed.Statement));
        Assert.Equal(text, SqlPrinter.Print(parsed.Statement!));
    });

    [Fact]
    public void No_name_and_no_text_gets_out_of_its_quotes() => Cases.Try(
        from name in HostileTexts.Any from table in HostileTexts.Any from value in HostileTexts.Any select (name, table, value),
        hostile =>
        {
            var parsed = SqlParser.Parse(
                $"SELECT {SqlQuoting.Name(hostile.name)} FROM {SqlQuoting.Name(hostile.table)} WHERE "
                    + $"{SqlPrinter.ShortName(hostile.name)} = {SqlQuoting.Text(hostile.value)}");

            Assert.Empty(parsed.Problems);
            var select = Assert.IsType<SqlSelect>(parsed.Statement);
            Assert.Equal(hostile.name, Assert.IsType<SqlColumnReference>(Assert.Single(select.Items).Value).Name.Text);
            Assert.Equal(hostile.table, Assert.Single(select.From).Name.Text);
            var where = Assert.IsType<SqlBinary>(select.Where);
            Assert.Equal(hostile.name, Assert.IsType<SqlColumnReference>(where.Left).Name.Text);
            Assert.Equal(hostile.value, Assert.IsType<SqlTextLiteral>(where.Right).Value);
        });

    [Fact]
    public void What_is_put_in_quotes_comes_out_again() => Cases.Try(HostileTexts.Any, text =>
    {
        Assert.Equal(text, SqlQuoting.Unquote(SqlQuoting.Name(text)));
        Assert.Equal(text, SqlQuoting.Unquote(SqlQuoting.Text(text)));
    });
}
