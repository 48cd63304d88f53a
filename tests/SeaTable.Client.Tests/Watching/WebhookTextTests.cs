using System.Text;

namespace SeaTable.Client.Tests.Watching;

/// <summary>An event with what is no text tells of a change, and throws nothing of what reads JSON.</summary>
public sealed class WebhookTextTests
{
    [Fact]
    public void Values_that_are_no_text_count_as_changed()
    {
        const string Event = """
            {"data":{"dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca","op_type":"modify_row","table_id":"k7Qd","row_id":"AAAA",
            "row_data":[{"column_key":"0000","value":"Zo@","old_value":"Zo@"},{"column_key":"Ag3e","value":1,"old_value":1}]}}
            """;
        byte[][] broken = [[0xff], [.. @"\ud800"u8]];
        foreach (var text in broken)
        {
            var body = Encoding.UTF8.GetBytes(Event).SelectMany(one => one == '@' ? text : [one]).ToArray();

            var read = SeaTableWebhookEvent.Parse(body);

            Assert.Equal(["0000"], read.Rows.Single().Columns);
        }
    }
}
