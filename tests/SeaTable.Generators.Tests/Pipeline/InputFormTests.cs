using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Pipeline;

/// <summary>
/// A schema file may be the answer of the metadata endpoint, a bare list of tables, or the content of an export.
/// </summary>
public sealed class InputFormTests
{
    private static readonly string s_tables = Of(
        Table("0000", "Contacts", Column("0000", "Name"), Column("M31F", "Age", "number")));

    [Fact]
    public void The_answer_of_the_metadata_endpoint_is_understood() =>
        MustGiveContacts($$"""{"metadata": {{s_tables.Replace("\"tables\"", "\"format_version\": 9, \"version\": 2, \"settings\": {}, \"tables\"", StringComparison.Ordinal)}}}""");

    [Fact]
    public void A_bare_list_of_tables_is_understood() => MustGiveContacts(s_tables);

    [Fact]
    public void The_content_of_an_export_is_understood() => MustGiveContacts("""
        {
          "version": 12, "format_version": 8, "statistics": [], "links": [], "plugins": ["statistics"],
          "settings": {"extra_toolbar_items": [{"name": "x"}, "y"]},
          "tables": [{
            "_id": "0000", "name": "Contacts", "rows": [{"_id": "aaaaaaaaQaCaaaaaaaaaaA", "0000": "Ada", "M31F": 36, "gone": []}],
            "id_row_map": {}, "view_structure": {"folders": [], "view_ids": ["0000"]},
            "columns": [
              {"key": "0000", "name": "Name", "type": "text", "width": 200.5, "editor": {"key": null, "ref": null, "props": {},
                "_owner": null}},
              {"key": "M31F", "name": "Age", "type": "number", "data": {"options": [], "format": "number"}}
            ]
          }]
        }
        """);

    [Fact]
    public void A_byte_order_mark_does_no_harm() => MustGiveContacts("\uFEFF" + s_tables);

    [Fact]
    public void An_id_that_needs_escapes_in_JSON_is_the_id_it_spells() =>
        MustGiveContacts(s_tables.Replace("\"M31F\"", "\"\\u004d31F\"", StringComparison.Ordinal));

    private static void MustGiveContacts(string schema)
    {
        var run = GeneratorTest.Of(schema).Run();

        Assert.Equal(["Crm.CrmBase.Contacts.g.cs", "Crm.CrmBase.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Name", "Age"], run.Properties("Crm.ContactsRow"));
    }
}
