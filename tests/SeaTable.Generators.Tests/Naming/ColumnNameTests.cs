using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Naming;

/// <summary>What a column is called in C#.</summary>
public sealed class ColumnNameTests
{
    [Theory]
    // What bases are really called.
    [InlineData("Name", "Name")]
    [InlineData("email", "Email")]
    [InlineData("VIP", "VIP")]
    [InlineData("Bug-ID", "BugID")]
    [InlineData("Labels/Tags", "LabelsTags")]
    [InlineData("Kick-off date", "KickOffDate")]
    [InlineData("Date & Time", "DateTime")]
    [InlineData("Who Paid?", "WhoPaid")]
    [InlineData("How was the content of the training?", "HowWasTheContentOfTheTraining")]
    [InlineData("No. of scheduled trainings", "NoOfScheduledTrainings")]
    [InlineData("Effort estimation (hours)", "EffortEstimationHours")]
    [InlineData("card_image_expanded", "CardImageExpanded")]
    [InlineData("Generate 1 or 2D barcodes", "Generate1Or2DBarcodes")]
    [InlineData("  Name  ", "Name")]
    // Letters of all the world are kept.
    [InlineData("Größe", "Größe")]
    [InlineData("größe", "Größe")]
    [InlineData("文本", "文本")]
    [InlineData("数字1", "数字1")]
    [InlineData("имя клиента", "ИмяКлиента")]
    [InlineData("e\u0301tage", "\u00C9tage")]
    // What cannot start an identifier, and words of C#.
    [InlineData("2 or 3D", "_2Or3D")]
    [InlineData("100%", "_100")]
    [InlineData("class", "Class")]
    [InlineData("event", "Event")]
    [InlineData("string", "String")]
    // No letter at all.
    [InlineData("😀", "Column_c000")]
    [InlineData("--", "Column_c000")]
    [InlineData("", "Column_c000")]
    [InlineData(" ", "Column_c000")]
    [InlineData("\u200B", "Column_c000")]
    public void A_column_keeps_the_letters_of_its_name(string name, string property) =>
        Assert.Equal([property], GeneratorTest.Of(OfColumns(name)).Run().Properties("Crm.ThingsRow"));

    [Fact]
    public void A_column_called_like_its_table_is_called_so() =>
        Assert.Equal(["Things"], GeneratorTest.Of(OfColumns("Things")).Run().Properties("Crm.ThingsRow"));

    [Fact]
    public void A_column_called_like_another_table_and_like_types_of_generated_code_compiles() =>
        GeneratorTest.Of(Of(
            Table(
                "0000",
                "Contacts",
                SchemaJson.Select("k001", "Deals", ("1", "Contacts")), Column("k002", "DealsRow"), Column("k003", "SeaTable"),
                Column("k004", "System"), Column("k005", "Crm"), Column("k006", "IReadOnlyList"),
                Column("k007", "DateTimeOffset"), Column("k008", "Start", "date")),
            Table(
                "ab12",
                "Deals",
                Column("0000", "ContactsTable"),
                SchemaJson.MultipleSelect("k001", "System", ("1", "Text"))))).Run();

    [Fact]
    public void A_key_that_is_no_identifier_still_tells_columns_apart()
    {
        var run = GeneratorTest.Of(Of(Table("0000", "Things", Column("k-1", "😀"), Column("k 2", "😀😀")))).Run();

        Assert.Equal(2, run.Properties("Crm.ThingsRow").Distinct().Count());
    }
}
