using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class CloneMaskTests
{
    private static readonly string[] s_masked =
    [
        "Contacts.Name", "Contacts.Email", "Contacts.Phone", "Contacts.Notes", "Contacts.Birthday", "Contacts.Home",
        "Contacts.Photo",
        "Contacts.Account managers", "Contacts.Status", "Companies.Website",
    ];

    private static readonly string[] s_kept = ["_id", "Age", "Tags", "Rating", "Customer number", "Created"];

    private static readonly string[] s_texts = ["Name", "Email", "Phone", "Status"];

    [Fact]
    public async Task No_value_of_a_masked_column_is_anywhere_in_the_file()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 500);
        await FilterByValueAsync(crm.Emulator);
        var originals = await OriginalsAsync(crm.Emulator);

        var clone = await crm.RunAsync(["clone", "-o", crm.DataFile, "--mask", .. s_masked]);
        var content = await crm.ReadDataFileAsync();

        Assert.True(clone.ExitCode == 0, clone.Error);
        Assert.True(originals.Count > 2000, "There is something to look for.");
        Assert.Equal([], originals.Where(original => content.Contains(original, StringComparison.OrdinalIgnoreCase)).Take(5));
        Assert.Contains("Masked: Contacts.Email", clone.Error, StringComparison.Ordinal);
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile);
        var answers = await BaseContent.ReadAsync(served);
        Assert.Equal([], originals.Where(original => answers.Contains(original, StringComparison.OrdinalIgnoreCase)).Take(5));
    }

    [Fact]
    public async Task The_same_value_gets_the_same_made_up_one_of_its_kind_and_all_else_stays()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 200);

        await crm.RunAsync(["clone", "-o", crm.DataFile, "--mask", .. s_masked]);
        await using var served = await SeaTableEmulator.StartAsync(crm.DataFile);
        var pairs = (await RowsAsync(crm.Emulator)).Zip(await RowsAsync(served)).ToList();

        Assert.Equal(50, pairs.Select(pair => Text(pair.Second, "Email")).Distinct().Count());
        Assert.Equal(50, pairs.Select(pair => (Text(pair.First, "Email"), Text(pair.Second, "Email"))).Distinct().Count());
        Assert.All(pairs, pair =>
        {
            Assert.Matches("^[^@ ]+@mail.example$", Text(pair.Second, "Email"));
            Assert.Matches(@"^\+[0-9]{2} [0-9]{3} [0-9]{6}$", Text(pair.Second, "Phone"));
            Assert.Equal(2, Text(pair.Second, "Name")!.Split(' ').Length);
            Assert.Matches("^[0-9a-f]{32}@auth.local$", Text(pair.Second, "Created by"));
            Assert.Equal(Text(pair.First, "Birthday")?[..4], Text(pair.Second, "Birthday")?[..4]);
            Assert.Null(pair.Second["Photo"]);
            foreach (var kept in s_kept)
                Assert.Equal(pair.First[kept]?.ToJsonString(), pair.Second[kept]?.ToJsonString());
        });
    }

    [Fact]
    public async Task A_column_that_is_renamed_meanwhile_stays_masked()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 2000, noteLength: 4000);
        var calls = 0;
        using (crm.Emulator.Faults.Always(Fault.RunBefore(() =>
        {
            if (++calls == 9)
            {
                crm.Emulator.RenameColumn("Contacts", "Email", "Old");
                crm.Emulator.RenameColumn("Contacts", "Phone", "Email");
            }

            return Task.CompletedTask;
        }), HttpMethod.Post, "sql/"))
        {
            var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--mask", "Contacts.Email");
            Assert.True(clone.ExitCode == 0, clone.Error);
        }

        var content = await crm.ReadDataFileAsync();
        Assert.DoesNotContain("@mustermann.test", content, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("+49 621", content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contacts.Telephone number",
        "The base has no column \"Contacts.Telephone number\". Write table and column, such as Contacts.Name")]
    [InlineData("Contacts.Emial", "Did you mean Contacts.Email?")]
    [InlineData("Contacts.Age", "Contacts.Age can't be masked: a column of the type number holds no texts")]
    [InlineData("Contacts.Salutation", "Contacts.Salutation can't be masked: it shows other columns")]
    public async Task A_column_that_can_t_be_masked_is_told_before_there_is_a_file(string column, string expected)
    {
        await using var crm = await ToolBase.StartAsync();

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile, "--mask", column);

        Assert.Equal(2, clone.ExitCode);
        Assert.Contains(expected, clone.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(crm.DataFile));
    }

    private static async Task FilterByValueAsync(SeaTableEmulator emulator) => await emulator.Client().SendAsync(
        HttpMethod.Put, "views/VIPs/?table_name=Contacts", new JsonObject
        {
            ["filters"] = new JsonArray(new JsonObject
            {
                ["column_key"] = "Em1l", ["filter_predicate"] = "is", ["filter_term"] = "erika7@mustermann.test",
            }),
        });

    private static async Task<IReadOnlyList<string>> OriginalsAsync(SeaTableEmulator emulator)
    {
        var rows = await RowsAsync(emulator);
        return
        [
            .. rows.SelectMany(row => s_texts.Select(column => Text(row, column)))
            .OfType<string>(),
            .. rows.Select(row => row["Home"]!["detail"]!.ToString()), .. rows.Select(row => Text(row, "Notes")!),
            "https://files.test/face", "https://firm-", "0123456789abcdef0123456789abcdef", "someone",
        ];
    }

    private static async Task<IReadOnlyList<JsonNode>> RowsAsync(SeaTableEmulator emulator) =>
        [.. (await BaseContent.RowsAsync(emulator.Client(), "k7Qd", "true")).Select(row => JsonNode.Parse(row)!)];

    private static string? Text(JsonNode row, string column) => row[column]?.ToString();
}
