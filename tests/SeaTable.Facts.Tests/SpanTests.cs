using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

public sealed class SpanTests
{
    [Fact]
    public void It_reaches_from_the_first_to_the_last() =>
        Assert.Equal(new SqlSpan(2, 8), SqlSpan.Between(new SqlSpan(2, 3), new SqlSpan(7, 3)));
}
