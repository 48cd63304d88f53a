using SeaTable.Facts;

namespace SeaTable.Client.Tests;

/// <summary>The client's column types are exactly those of the facts.</summary>
public sealed class ColumnTypeFactsTests
{
    [Fact]
    public void Each_type_has_a_member() => Assert.Equal(
        Enum.GetValues<ColumnType>().Except([ColumnType.Unknown]).Order(),
        ColumnTypeFacts.Types.Select(type => ColumnTypes.Parse(type.Name)).Order());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("newer-than-we-are")]
    public void Other_names_are_unknown(string? name)
    {
        Assert.Equal(ColumnType.Unknown, ColumnTypes.Parse(name));
        Assert.False(ColumnTypes.IsWritable(ColumnType.Unknown));
    }
}
