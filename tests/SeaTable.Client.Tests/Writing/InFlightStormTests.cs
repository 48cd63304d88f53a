using System.Globalization;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>
/// Updates of 5,500 rows, several calls under way at a time, while calls fail in all ways, or a column is renamed or gives its
/// name to another one: what is told of each row is what is in the base. SEATABLE_FLIGHTS sets how often, for a long run.
/// </summary>
public sealed class InFlightStormTests
{
    private const int Count = 5_500;

    private static readonly int s_rounds = int.Parse(
        Environment.GetEnvironmentVariable("SEATABLE_FLIGHTS") ?? "4", CultureInfo.InvariantCulture);

    private static readonly ContactsStatus[] s_options =
        [ContactsStatus.Lead, ContactsStatus.Customer, ContactsStatus.Lost];

    [Theory]
    [InlineData(1, 0.15, 4)]
    [InlineData(2, 0.3, 1)]
    [InlineData(3, 0.3, 2)]
    public async Task What_is_told_of_each_row_is_in_the_base(int seed, double rate, int attempts)
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new() { MaxAttempts = attempts, BaseDelay = TimeSpan.FromMilliseconds(5) });
        var contacts = await Watched.StartAsync(crm);
        var second = TimeSpan.FromSeconds(1);
        Fault[] kinds = [.. Fault.Mix, Fault.TooManyRequests(second, second), Fault.LateWrite()];
        var told = 0;
        for (var round = 1; round <= s_rounds; round++)
        {
            contacts.Change(round);
            Exception? failure;
            using (crm.Emulator.Faults.Random(seed * 1000 + round, rate, kinds))
                failure = await Record.ExceptionAsync(() => crm.Contacts.UpdateRangeAsync(contacts.Rows));

            await crm.Emulator.Faults.WhenSettledAsync();
            told += failure is null ? 0 : 1;
            await contacts.AssertToldAsync(failure);
        }

        Assert.InRange(told, attempts == 1 ? 1 : 0, s_rounds);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_value_goes_astray_without_a_word_when_columns_swap_their_names(int seed)
    {
        await using var crm = await Crm.StartAsync();
        var contacts = await Watched.StartAsync(crm);
        var random = new Random(seed);
        for (var round = 1; round <= s_rounds; round++)
        {
            contacts.Change(round);
            var (at, back, call) = (random.Next(1, 7), random.Next(1, 8), 0);
            crm.Wire.Before = _ =>
            {
                var now = Interlocked.Increment(ref call);
                if (now == at || now == at + back)
                    crm.Swap("Phone", "Email");

                return Task.CompletedTask;
            };
            var failure = await Record.ExceptionAsync(() => crm.Contacts.UpdateRangeAsync(contacts.Rows));
            crm.Wire.Before = null;
            await contacts.AssertToldAsync(failure);
        }
    }

    /// <summary>Rows, and what is known of them.</summary>
    private sealed class Watched
    {
        private readonly Crm _crm;
        private Dictionary<string, string> _before = [];
        private int _round;

        private Watched(Crm crm, List<ContactsRow> rows) => (_crm, Rows) = (crm, rows);

        internal List<ContactsRow> Rows { get; private set; }

        internal static async Task<Watched> StartAsync(Crm crm)
        {
            var rows = await crm.Contacts.AddRangeAsync(Enumerable.Range(0, Count).Select(
                i => new ContactsRow { Name = Number(i), Email = Number(i) + "@example.org" }));
            var watched = new Watched(crm, [.. rows]);
            watched._before = await watched.ReadAsync();
            return watched;
        }

        internal void Change(int round)
        {
            _round = round;
            foreach (var (i, row) in Rows.Index())
                Set(row, i);
        }

        internal async Task AssertToldAsync(Exception? failure)
        {
            var now = await ReadAsync();
            var outcome = failure switch
            {
                null => new SeaTableWriteOutcome { Stored = Rows },
                SeaTableException e => e.Outcome!,
                _ => throw new InvalidOperationException("It is none of the library.", failure),
            };
            var told = outcome.Stored.Concat(outcome.NotStored).Concat(outcome.Unknown).ToList();
            Assert.Equal(Rows.Count, told.Count);
            Assert.Equal(Rows.Count, told.Distinct().Count());
            var meant = Rows.Index().ToDictionary(pair => pair.Item.RowId, pair => Text(Wanted(pair.Index)));
            Assert.All(outcome.Stored, row => Assert.Equal(meant[row.RowId], now[row.RowId]));
            Assert.All(outcome.NotStored, row => Assert.Equal(_before[row.RowId], now[row.RowId]));
            if (failure is not SeaTableUnprovenWriteException)
            {
                Assert.All(
                    outcome.Unknown,
                    row => Assert.True(now[row.RowId] == _before[row.RowId] || now[row.RowId] == meant[row.RowId]));
            }

            await ResetAsync();
        }

        private ContactsRow Wanted(int number)
        {
            var row = new ContactsRow { Name = Number(number), Email = Number(number) + "@example.org" };
            Set(row, number);
            return row;
        }

        private void Set(ContactsRow row, int number)
        {
            row.Phone = $"+{_round} {Number(number)}";
            row.Age = _round;
            row.Status = s_options[(number + _round) % s_options.Length];
        }

        /// <summary>Begins the next round with rows that hold all that they are to hold.</summary>
        private async Task ResetAsync()
        {
            foreach (var (i, row) in Rows.Index())
            {
                (row.Name, row.Email) = (Number(i), Number(i) + "@example.org");
                Set(row, i);
            }

            await _crm.Client(_ => { }).Contacts.UpdateRangeAsync(Rows);
            _before = await ReadAsync();
            Rows = [.. Rows.Select(row => new ContactsRow { RowId = row.RowId })];
        }

        private async Task<Dictionary<string, string>> ReadAsync() =>
            (await _crm.Client(_ => { }).Contacts.ToListAsync()).ToDictionary(row => row.RowId, Text);

        private static string Text(ContactsRow row) =>
            string.Join('|', row.Name, row.Email, row.Phone, row.Age, row.Status?.Name);

        private static string Number(int number) => number.ToString("D4", CultureInfo.InvariantCulture);
    }
}
