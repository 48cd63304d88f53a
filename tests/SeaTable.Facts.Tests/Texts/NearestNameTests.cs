namespace SeaTable.Facts.Tests;

/// <summary>What a mistyped name was to be.</summary>
public sealed class NearestNameTests
{
    [Theory]
    [InlineData("Contacts", "Contacts", 0)]
    [InlineData("Contcts", "Contacts", 1)]
    [InlineData("Contaccts", "Contacts", 1)]
    [InlineData("Contazts", "Contacts", 1)]
    [InlineData("Conatcts", "Contacts", 1)]
    [InlineData("oCntacts", "Contacts", 1)]
    [InlineData("Contacst", "Contacts", 1)]
    [InlineData("oCntacst", "Contacts", 2)]
    [InlineData("abc", "cab", 2)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("abcd", "badc", 2)]
    [InlineData("ab", "", 2)]
    [InlineData("", "ab", 2)]
    [InlineData("", "", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("Saturday", "Sunday", 3)]
    public void Words_differ_by_the_letters_that_one_has_to_mend(string left, string right, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(left, right, 10));
        Assert.Equal(expected, EditDistance.Between(right, left, 10));
    }

    [Theory]
    [InlineData("abcd", "a", 3, 3)]
    [InlineData("abcd", "a", 4, 3)]
    [InlineData("abcdef", "a", 2, 2)]
    [InlineData("a", "abcdef", 2, 2)]
    [InlineData("abcd", "wxyz", 2, 2)]
    public void Words_that_differ_too_much_are_as_far_apart_as_is_asked_for(
        string left, string right, int limit, int expected) => Assert.Equal(expected, EditDistance.Between(left, right, limit));

    [Theory]
    [InlineData("Nmae", "Name")]
    [InlineData("nmae", "Name")]
    [InlineData("nam", "Name")]
    [InlineData("name", "Name")]
    [InlineData("Adress", "Address")]
    [InlineData("Adres", null)]
    [InlineData("Adrss", null)]
    [InlineData("Adrses", "Address")]
    [InlineData("Departmnt", "Department")]
    [InlineData("Dpartmnt", "Department")]
    [InlineData("Dpartmen", "Department")]
    [InlineData("Dprtmnt", null)]
    [InlineData("Dprtmntxx", null)]
    [InlineData("Kilometres", null)]
    [InlineData("AB", null)]
    [InlineData("IE", "ID")]
    [InlineData("X", null)]
    [InlineData("", null)]
    public void A_name_is_taken_for_another_when_at_most_a_third_of_it_is_mistyped(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Find(name, ["Name", "Address", "Department", "ID", "Y"]));

    [Fact]
    public void The_nearest_counts_and_of_several_as_near_the_first()
    {
        Assert.Equal("Boats", NearestName.Find("Boatss", ["Boots", "Boats"]));
        Assert.Equal("Cats", NearestName.Find("Rats", ["Cats", "Bats"]));
    }
}
