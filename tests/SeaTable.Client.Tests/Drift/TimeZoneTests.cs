using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>The server takes dates with a time as its own local text; a wrong time zone would shift every one of them.</summary>
public class TimeZoneTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public async Task Moments_survive_in_the_time_zone_of_the_server_summer_and_winter()
    {
        await using var crm = await Crm.StartAsync(options => options.TimeZone = s_berlin, new SeaTableEmulatorOptions { TimeZone = s_berlin });
        DateTimeOffset[] moments =
        [
            new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero),
            new(2026, 12, 31, 23, 59, 0, TimeSpan.FromHours(-8)),
        ];

        await crm.Contacts.AddRangeAsync(moments.Select(moment => new ContactsRow { LastContacted = moment }));

        Assert.Equal(moments, (await crm.Contacts.ToListAsync()).Select(row => row.LastContacted!.Value));
    }

    [Fact]
    public async Task A_wrong_time_zone_is_noticed_with_the_first_moment_written()
    {
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { TimeZone = s_berlin });
        var row = new ContactsRow { LastContacted = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero) };

        var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.AddAsync(row));

        Assert.Contains("SeaTableOptions.TimeZone", error.Message, StringComparison.Ordinal);
        Assert.Contains("+02:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_time_zone_that_reading_has_shown_stops_a_moment_before_it_is_sent()
    {
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { TimeZone = s_berlin });
        await crm.Contacts.AddAsync(new ContactsRow { Birthday = new DateOnly(2000, 7, 1) });
        await crm.Contacts.ToListAsync();
        crm.Wire.Clear();

        await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.AddAsync(new ContactsRow { LastContacted = DateTimeOffset.UtcNow }));

        Assert.Empty(crm.Wire.Writes);
    }
}
