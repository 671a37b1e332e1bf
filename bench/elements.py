"""Counts which elements of an article's structure pare loses, on made-up pages.

usage: elements.py PARE [--show KIND]

Each page is one of eight articles with one element of one of 24 kinds (a list, a
table, a correction), in one of three shells (a news site, a blog, an old site), with
or without og:type and linked data. The element is in the middle of the article (key
points: at its top) or at its end, directly before the boilerplate that follows.

It is lost if any of its lines is not in the kept text: an item, the cells of a row,
a heading. Only letters and digits are compared. Prints for each kind how many pages
lose some of it, then totals, and as a control how many pages keep a line of the
boilerplate behind the article and how many paragraphs of the articles are lost.
With --show KIND it first prints the lost lines of that kind.
"""

import argparse
import collections
import html
import itertools
import json
import pathlib
import re
import subprocess
import tempfile

# of each article its name and title after #, words for the elements after @, and its paragraphs after ¶
ARTICLES = """
# local news: Swing bridge at Harrowmouth shut until spring after divers find cracks @base Harrowmouth | Ada Quill | harbour
master | Harrowmouth Harbour Board | Old Customs House | 4 Quay Street | 2025 @heads How the detour works | Why the piers
cracked | The bridge in brief @s Buses on routes 4 and 11 will turn at the station and run every twelve minutes instead of
eight. | The board will pay for a second ferry, which takes bicycles and prams but no cars. | Nobody knows yet whether the
eastern pier can be saved or has to be built again. @q How do I get to the hospital? | Will the ferry cost anything? @steps
Leave the car at the north quay, where the meters are switched off. | Walk down to the red pontoon behind the fish market. |
Show your resident's card or buy a day ticket on board. @table Year; Openings; Vehicles a day | 1998; 2,140; 5,300 | 2010;
1,655; 7,900 | 2024; 918; 9,450 @pairs Built: 1887 | Length: 64 metres | Weight: 420 tonnes | Listed: Grade II, since 1974 @figs
3.4 million: pounds for the repair | 9,450: vehicles on a weekday | 17: weeks without a bridge @quote I have opened her more
than six thousand times, and on Tuesday I felt her shiver for the first time. @verse Swing, old iron, swing aside, | let the
herring boats come in, | half the town is on the tide, | half is waiting for its kin. @times 3 March: Divers report a crack as
wide as a hand | 9 March: Engineers put sensors on both piers | 21 March: The eastern pier moves four millimetres in a night |
24 March: The board closes the bridge @ingr 600 g smoked haddock | 1 litre milk | 4 floury potatoes | 2 leeks ¶ The swing bridge
between the two halves of Harrowmouth will stay shut until next spring, the harbour board said on Monday, after divers found a
crack the width of a hand in its eastern pier. About nine thousand vehicles used it every weekday. ¶ Engineers had watched the
pier since early March, when a trawler's crew noticed that stones were missing just under the low-water line. Sensors then
showed that the pier was leaning a little further with each spring tide, and one night it moved by four millimetres. ¶ For
drivers the way from the market to the hospital grows from six hundred metres to eleven kilometres, by the motorway bridge at
Stell. Ambulances will be stationed on both banks for as long as the work lasts, the health service promised. ¶ Shopkeepers on
the west bank fear for their summer. Milo Brandt, who sells rope in Quay Street, said that half of his customers came over on
foot at lunchtime and would hardly take a ferry to buy a tin of varnish. ¶ The bridge was built by the Dunmore railway, which
went bankrupt before a single train had crossed. Since then it has carried trams, tanks, a circus with two elephants and, in the
flood winter, the whole population of the lower town. ¶ What the repair will cost depends on the stone beneath the mud. If the
footing is sound, steel pins and a collar of concrete will do. If it is not, the pier must come down, and the board will need
help. ¶ On Monday evening about forty people stood at the barrier and looked at the water, although there was nothing to see. A
boy asked whether he would still have to go to school. His mother pointed at the small white ferry on the other side.
# court report: Baker who took sour-dough culture to a rival must pay, court in Velden rules @base Velden | Jonas Reck |
presiding judge | Velden District Court | Courtroom 3 | 12 Linden Square | 2024 @heads What the witnesses said | The judge's
reasons | The case at a glance @s Three apprentices told the court that they had seen Mr Hollis fill two jam jars on his last
evening. | A microbiologist found the same rare strain of yeast in the dough of both bakeries. | The defence says it will
appeal, because a living thing cannot be a trade secret. @q What did the apprentices see? | Can yeast be a secret at all? @steps
The plaintiff names the recipes that he claims as his own. | The court hears an expert on each of them in private. | Both sides
comment in writing within four weeks. @table Claim; Asked; Awarded | Lost sales; 84,000; 31,500 | Expert's fees; 6,200; 6,200 |
Recipe book; 15,000; 0 @pairs File number: 4 O 211/23 | Chamber: second civil chamber | Days of hearing: six | Value in dispute:
105,200 crowns @figs 37,700: crowns in damages | 31: recipes in the notebook | 6: days of hearing @quote Flour and water belong
to everyone, but forty years of feeding a culture every morning do not. @verse Who stole the mother from the jar | and fed her
in another town? | The loaf still tells us where you are, | you cannot bake the witness down. @times 8 May 2022: Hollis gives
notice | 10 June 2022: Two jars vanish from the cold room | 2 October 2022: The rival shop opens | 17 January 2023: The bakery
files its claim @ingr 500 g rye flour | 400 ml warm water | 100 g starter | 12 g salt ¶ A baker who carried his employer's
sour-dough culture to a competitor in two jam jars has to pay damages of 37,700 crowns, the district court in Velden decided on
Thursday. It also forbade him to sell the bread, popular in the valley. ¶ The defendant, Peter Hollis, aged 46, listened to the
judgment with folded hands. He had worked for the Amsel bakery for nineteen years, the last seven as head of the night shift,
and left after a quarrel about a machine. ¶ According to the claim he went back to the cold room on his last evening and took a
culture that the founder's grandmother had started in 1911. Four months later a new shop in the next town offered a loaf that
tasted the same. ¶ Mr Hollis denied everything at first. On the third day of the hearing he admitted that he had taken "a
spoonful, as a keepsake", and that it had grown. His lawyer argued that the yeast had come from the air. ¶ The court did not
follow him. A culture that somebody has kept alive, selected and fed according to a plan for a century is the result of work, it
held, and the bakery had protected it with a lock and a safe. ¶ The bakery had asked for nearly three times as much. It could
not show, however, that every customer who now bought bread in the other town would have come to Velden instead, since the only
bus had long been cancelled. ¶ Outside the courtroom Klara Amsel said that she felt no triumph. She had learned to braid from
the man, and he had danced at her wedding. She would send him a loaf at Christmas, she said, but a baked one.
# travel essay: Nine days on the slow mail boat down the Orrin fjords @base Skarvik | Liv Tandberg | skipper | Orrin Mail Line |
Pier House | 1 Fisker Road | 2023 @heads Getting on board | A night at Gull Light | If you want to go @s The boat has six
cabins, and four of them are full of parcels until the third day. | You eat what the cook eats, at the cook's table, when the
cook is hungry. | I slept on deck twice, and both times woke with frost in my beard. @q Do I need a cabin? | What is there to
eat? @steps Write to the line in January, by letter. | Wait for a postcard with a number on it. | Be at the pier before the milk
lorry. @table Stop; Day; Houses | Gull Light; 2; 1 | Nedre Vik; 4; 19 | Skarvik; 9; 212 @pairs Leaves: Tuesdays, at high water |
Fare: 1,900 crowns with meals | Cabins: six, with two berths each | Season: May to the first ice @figs 41: stops in nine days |
212: houses in the largest village | 0: bars of reception @quote People think we bring the post, but what we really bring is
somebody to talk to for ten minutes. @verse Grey on grey and a bell somewhere, | a lamp, a dog, a hand, a rope, | the letters
travel through salt air, | the bills arrive, and so does hope. @times Day 1: Fog, and no wind at all | Day 3: Four sheep come
aboard for Nedre Vik | Day 6: The engine rests, and so do we | Day 9: Skarvik, a band, and real coffee @ingr 1 kg mutton on the
bone | 1 white cabbage | 2 spoons of peppercorns | salt ¶ I had been told to look for a red boat, but in the rain of that
Tuesday morning all boats were grey. In the end I found the Margit by her smell, of diesel and cardamom, and climbed over sacks
of flour. ¶ The Margit has carried the post down the Orrin fjords since before there were stamps in this country. There is a
road now, and a tunnel. She goes all the same, because forty-one jetties have no road, and some have no wish for one. ¶ Nobody
hurries you on board. My ticket was a playing card, the seven of clubs, which I had to give back at the end. A dog called Purser
looked at it longer than anybody else did. Then the rope came in. ¶ By the second evening I had stopped reading. The walls of
the fjord stood so close that the radio was silent, waterfalls hung like washing, and on a rock no larger than a kitchen a woman
was waiting for a letter from Canada. ¶ She had waited, it turned out, for eleven weeks, and when she had read it she asked us
in. There was one room, one chair and a harmonium. She played two hymns and something by Abba, and we dripped on her floor. ¶
You could call it a cruise, I suppose, if a cruise is when you help to carry a refrigerator up ninety steps. On the sixth day
the engine stopped, and nobody said a word about it. We drifted, and the cook caught three cod. ¶ When Skarvik came round the
headland with its church and its cannery I felt something like grief. A brass band was playing, though not for us. I handed in
my seven of clubs, and the skipper shuffled it back into the pack.
# science news: Desert beetles taste the coming rain with their feet, study finds @base Namra Basin | Imre Sandoval |
entomologist | Institute for Arid Biology | Lecture Hall B | 77 Observatory Way | 2025 @heads Feet that taste | Doubts about the
model | The study in numbers @s The beetles began to dig about nine hours before the first drop fell, whatever the temperature
was. | When the researchers painted the tips of the legs with wax, the animals were surprised by the rain. | Other groups warn
that wax may also stop a beetle from feeling vibrations. @q How early do they notice? | How do we know that it is the feet?
@steps Collect forty beetles at dawn and weigh each of them. | Coat the tarsi of every second animal with wax. | Release all of
them on a tray of basin sand. @table Group; Beetles; Dug in time | Untreated; 120; 111 | Waxed; 118; 19 | Waxed and washed; 60;
52 @pairs Species: Onymacris sandovalii | Size: 19 to 23 millimetres | Habitat: gravel plains below 400 metres | Life span:
about three years @figs 298: beetles in the trial | 9: hours of warning | 0.4: percent change in humidity that they notice
@quote We had looked for the barometer in the head for ten years, and all that time they were standing on it. @verse Little
walker on the salt, | how you read what we forget: | every crystal is a vault, | every vault is slightly wet. @times 2014: A
student sees beetles vanish before a storm | 2018: The first field station opens | 2021: Waxing trials begin | 2025: The results
are published @ingr 5 g agar | 200 ml distilled water | 1 g sodium chloride | 2 drops of red food dye ¶ Beetles of the Namra
Basin can tell that rain is on the way about nine hours before it falls. They do so with their feet, according to a study that
appeared on Wednesday and ends a long search for the organ behind this sense. ¶ Rain comes to the basin on four or five days in
a year, and washes small animals out of their holes. The beetles therefore dig in beforehand, deeper than usual and with the
entrance downhill. How they know was a mystery. ¶ The team around the entomologist Imre Sandoval first suspected the antennae,
then the spiracles through which insects breathe. Beetles without antennae dug just as punctually, however, and so did those in
a chamber in which the air pressure was held constant for several weeks. ¶ The idea of the feet came from a mistake. A student
had spilled a salt solution in a terrarium, and the animals started to dig. Under the microscope the group then found hairs
between the claws that respond to moist salt. ¶ Salt on the ground attracts water from the air long before people would call it
damp. It forms a film only a few molecules thick, and the current through the hairs doubles. A change of less than half a
percent in humidity is enough. ¶ Colleagues call the experiments elegant but are not yet convinced that the feet are the whole
story. Wenna Osei, who studies crickets, points out that animals without taste hairs also dug in time, if rarely, and must have
had another clue. ¶ The group wants to find out next whether other animals of the basin use the same trick. Geckos, which also
lick salt from stones, are the first candidates. Engineers have asked for the data, since such a sensor would need little power.
# software how-to: Move a small shop's order queue from cron to Tern without losing a job @base Ternport | Wren Okafor |
maintainer | Tern Project | Hack Loft | 9 Foundry Yard | 2024 @heads Before you begin | Switch the workers over | What changes
for you @s Tern keeps jobs in a single file, so a copy of that file is a complete backup. | Cron has no memory, which is why a
job that fails at three in the morning is simply gone. | Run both for a week and compare the counts before you delete a single
line of the old table. @q Where does Tern keep its jobs? | Why not stay with cron? @steps Export the crontab to a file and put
it under version control. | Install the package and create an empty queue. | Import the file in dry-run mode and read every
warning. @table Workers; Jobs a second; Memory (MB) | 1; 140; 22 | 4; 515; 41 | 16; 1,730; 118 @pairs Version: 2.6.1 | Licence:
MIT | Default port: 7447 | Queue file: /var/lib/tern/queue.db @figs 515: jobs a second with four workers | 22: megabytes for one
worker | 3: attempts before a job is set aside @quote Every queue is a promise to somebody that you will get round to it. @verse
A job was queued at half past three, | it failed, it slept, it tried once more, | no pager rang, and nor did we | get up and
stumble on the floor. @times 1.0: Jobs in memory only | 1.8: The queue survives a restart | 2.0: Leases and backoff | 2.6:
Import of crontabs @ingr tern 2.6 or later | sqlite 3.35 | a user called tern | a folder with 1 GB of free space ¶ If you run a
small shop, there is probably a crontab somewhere that sends the invoices and syncs the stock. In this guide we move such a
table to Tern, a job queue in a single binary, without stopping the shop. ¶ You do not have to understand all of Tern for this.
What matters is that a job is a row in a file, that a worker takes a row, holds it for a while and then deletes it or puts it
back. ¶ Start by looking at what you have. In nine of ten shops that we have seen, at least one entry had not done anything for
years, because the script that it called had been renamed. Cron does not complain about that. ¶ Next, give every entry a name
and a time limit. The name appears in all logs, so choose one that will mean something to you at night. The limit should be
about three times as long as the job usually takes. ¶ Now import the table. Tern translates the five columns of times, but it
cannot know whether two runs of a job may overlap. The default is that they may not. If yours relies on it, set the option on
that job only. ¶ When a week has gone by and both counts agree, comment out the old entries one after another. Leave a day
between them. It feels slow, but you will always know which change was to blame if a customer calls about an invoice. ¶ Finally,
decide what should happen to jobs that fail for good. We let Tern collect them and send a single mail at eight in the morning,
when somebody is there to read it. Since then nobody has been woken up.
# recipe blog: My aunt's plum dumplings, and why I finally gave in about the potatoes @base Zirnau | Marta Lindqvist | my aunt |
Zirnau Orchard Club | Orchard Kitchen | 23 Plum Lane | 2022 @heads Choosing the plums | A word about potatoes | What I have
learned @s Take plums that give a little under your thumb but still hold on to the stone. | New potatoes make a dough like glue,
and no amount of flour will rescue it. | If a dumpling opens in the water, call it a soup and carry on. @q Which plums should I
buy? | Can I use new potatoes? @steps Boil the potatoes in their skins the day before. | Press them while they are cold and dry.
| Wrap each plum with wet hands and no gaps. @table Size; Minutes; Pieces | Small; 9; 20 | Medium; 12; 14 | Aunt's; 16; 8 @pairs
Serves: four, or two of my cousins | Takes: an hour and a half | Keeps: two days in the fridge | Freezes: yes, before boiling
@figs 14: dumplings from one kilo | 12: minutes in the water | 3: generations of arguing about it @quote You do not measure the
flour, you listen to the dough until it stops complaining. @verse Roll it round and roll it tight, | sugar where the stone has
been, | butter brown and linen white, | and a purple heart within. @times Friday: Boil the potatoes | Saturday morning: Fetch
the plums from the market | Saturday noon: Shape and boil | Sunday: Fry what is left @ingr 1 kg floury potatoes | 250 g flour |
2 egg yolks | 14 plums ¶ Every family has a dish that nobody else is allowed to criticise, and ours is plum dumplings. My aunt
Marta makes them on the last Saturday of September for as many people as turn up. Last year that was seventeen, and a dog. ¶ For
about twenty years I have made them with curd, because it is faster and because I am stubborn. But whenever I put a plate in
front of her she would say "very nice, dear" in a voice that sent me back. ¶ So this autumn I gave in. I went to see her on a
Friday, with a notebook, and promised not to touch anything. What follows is her way of doing it, since she owns neither a scale
nor a clock. ¶ The first thing I had never understood is that the potatoes must be old in two senses. They should have been in
the cellar for a few months, and they should have been boiled the evening before. Warm ones drink too much flour. ¶ The second
thing is the sugar. I used to sprinkle some on top. She takes out the stone with the handle of a spoon, puts a cube in its
place, and presses the plum shut like a purse. In the water it turns into syrup. ¶ The third thing is to leave them alone. I
stir, I poke, and then I wonder why they come apart. My aunt puts the kettle on, sits down and tells you about the priest. When
she has finished they are done. ¶ We ate them at the long table under the tree with brown butter and poppy seed. Nobody spoke
for a while. Then my cousin's little girl asked whether there were more, and my aunt looked at me and said nothing at all.
# football report: Tarn Rovers 3 Elmsgate 2: late header keeps the Rovers up on a day of mud and nerves @base Tarn | Dario Finch
| head coach | Tarn Rovers | Millpond Ground | 60 Weir Road | 2025 @heads A goal out of nothing | How the Rovers turned it |
Player ratings @s Elmsgate had the ball for long spells, but they did little with it beyond the centre circle. | Finch took off
a defender at the hour and sent on a boy of seventeen. | When the fourth official held up seven minutes, half of the stand had
already left its seats. @q Who had the better of the game? | What did the coach change? @steps The captain wins the toss and
plays with the wind. | Every corner goes to the far post. | The full backs stay behind the ball after an hour. @table Team;
Played; Points | Norbury; 38; 47 | Tarn Rovers; 38; 44 | Elmsgate; 38; 42 @pairs Attendance: 6,214 | Referee: S. Whitlow |
Booked: Hale, Moss, Tierney | Next match: cup final, 31 May @figs 61: percent of the ball | 7: minutes of added time | 44:
points, two more than the drop @quote I told them at the break that mud is the same on both sides, and that only one side had to
like it. @verse We are Rovers, wet and worn, | from the weir and from the mill, | two goals down and half forlorn, | singing,
singing, singing still. @times 11 min: Sorrel puts Elmsgate ahead | 39 min: Moss makes it two | 58 min: Hale heads one back |
90+6 min: Pettit wins it for Tarn @ingr 500 g minced beef | 2 onions | 1 pint of brown stock | 4 pie cases ¶ A header in the
sixth minute of added time by a substitute who had school on Monday kept Tarn Rovers in the division and sent Elmsgate down. It
ended a match which the home side had lost and won again on a ploughed field. ¶ It could not have begun worse. The Rovers gave
away a corner after ten minutes, nobody followed Sorrel to the near post, and the tall striker flicked the ball in with the side
of his head. The away end bounced. ¶ For the next half-hour Tarn tried to play through the middle, where the water stood. Passes
stopped dead, Moss stole one of them and lifted it over the goalkeeper. He celebrated in front of the stand he used to sing in.
¶ At the break there were whistles. What was said in the dressing room nobody would tell, except that it was short and that a
bucket was involved. The Rovers came back five minutes early and stood in the cold rain. ¶ Then everything went over the top.
Hale met a long throw on 58 minutes, and suddenly there was noise. Adair struck the post, then the bar, and on 77 minutes turned
in a rebound with his shin. Two defenders watched it go. ¶ Elmsgate, who needed only a point, now began to count. They took a
minute for each throw and two for each goal kick, and the referee pointed at his watch every time. He added seven minutes, and
nobody could be surprised. ¶ The last corner was the fourteenth of the afternoon. Young Pettit, who had touched the ball twice
since he came on, was left alone at the far post because nobody had been told who he was. He closed his eyes and jumped.
# interview: "A boat tells you when it is finished": Edda Marsh on sixty years of building in wood @base Lower Sund | Edda Marsh
| boatbuilder | Sund Boatbuilders' Guild | Slip Number Two | 5 Tar Lane | 2021 @heads On learning late | Glue and other lies |
The yard today @s I was thirty before anybody let me hold a plane, and I held it upside down. | Epoxy is wonderful stuff as long
as you never want to change your mind. | The yard has four apprentices now, and three of them can already sharpen a chisel. @q
How did you begin? | What do you have against glue? @steps Look at the tree for a year before you fell it. | Saw it thick and
let it dry slowly. | Steam each plank for an hour per inch. @table Boat; Length in feet; Hours | Dinghy; 9; 320 | Faering; 16;
1,100 | Pilot cutter; 38; 14,000 @pairs Born: 1941, on the island of Holm | Trained: at her uncle's yard | Boats built: 71 |
Still afloat: 64, as far as she knows @figs 71: boats from her yard | 14,000: hours for a cutter | 4: apprentices @quote My
uncle said that a woman in the yard brought bad luck, and then his back went, and I was all the luck he had. @verse Plank on
plank and nail on nail, | tar to keep the winter out, | never mind about the sail, | build her so she comes about. @times 1941:
Born on Holm | 1971: Starts at her uncle's yard | 1984: The first boat under her own name | 2019: Hands the keys to her niece
@ingr 2 parts linseed oil | 1 part pine tar | 1 part turpentine | a handful of dry pigment ¶ Edda Marsh is eighty and has given
up the ladder, but not the yard. When we meet, she is sitting on an upturned dinghy with a mug on each knee, one for tea and one
for nails. She starts at once. ¶ You want to know how it began, she says, with a lie. I had told my uncle that I could read a
drawing. I could not. So I built the thing from looking at the one next to it, and it floated. ¶ That was in 1971, and there
were eleven yards on the sound. Today there are two, and the other one repairs plastic. When I ask whether that makes her sad
she takes a while. Sad is for people with time, she says. ¶ We walk through the shed, slowly, because she touches everything.
Here is a rib which did not want to bend, there a plank with the mark of a bullet. It will go below the waterline, she says,
where it can calm down. ¶ Her niece Tove has run the business for two years. She has bought a saw with a computer in it, and
there was a week of silence. Now Edda uses it more than anybody else. It cuts what I think, she says. ¶ Does she ever go out in
one of her own boats? Hardly, she says, I only hear what is wrong. Once, in the nineties, she sailed round Holm with a customer,
and made him turn back because a nail was singing. ¶ And how does she know that a boat is done? She puts down both mugs. It
tells you, she says. One morning you come in and walk round her, and there is nowhere to put it. Then you should go home.
"""
BLOCK = r"</?(?:[pou]l?|li|h\d|table|tr|d[ltd]|br|hr|div|cite|summary|time|label|button)\b[^>]*>"


def words(text):
    return " ".join(re.findall(r"[^\W_]+", html.unescape(text).lower()))


def lines(markup):
    """The lines of some markup, as words."""
    text = re.sub(r"<[^>]+>", "", re.sub(r"<t[hd]\b[^>]*>", " ", re.sub(BLOCK, "\n", markup)))
    return [line for line in map(words, text.split("\n")) if line]


def articles():
    for number, article in enumerate(" ".join(html.escape(ARTICLES, quote=False).split())[2:].split(" # ")):
        head, *paragraphs = article.split(" ¶ ")
        title, *sets = head.split(" @")
        sets = {key: value.split(" | ") for key, value in (s.split(" ", 1) for s in sets)}
        yield *title.split(": ", 1), paragraphs, elements(number, sets)


def elements(number, w):
    """The markup of each kind of element, with the words of an article."""
    each = lambda tag, texts: "".join(f"<{tag}>{text}</{tag}>" for text in texts)
    items = lambda texts, tag="ul": f"<{tag}>{each('li', texts)}</{tag.split()[0]}>"
    p = lambda *texts: each("p", texts)
    (place, person, role, org, venue, street, year), odd, heads, s, q = w["base"], number % 2, w["heads"], w["s"], w["q"]
    pairs, figs, times = ([text.split(": ") for text in w[key]] for key in ("pairs", "figs", "times"))
    head, *rows = (text.split("; ") for text in w["table"])
    h, need, how = f"h{2 + odd}", *(("What you need", "What to do") if number in (3, 4, 7) else ("Ingredients", "Method"))
    cook = "Put {} and {} in a pot. | Add {}. | Wait for an hour, then take {}.".format(*w["ingr"]).split(" | ")
    links = [f"{org}: annual report {year}", f"The {place} papers, a collection of letters", f"{person}’s talk at {venue}"]
    links = [f'<a href="https://source{k}.example/">{text}</a>' for k, text in enumerate(links + [f"All about {place}"] * odd)]
    code = f'import csv\nrows = csv.reader(open("{head[0]}.csv"))\nprint(sum(float(b) for a, b in rows if a == "{rows[0][0]}"))'
    notes = ": ".join(pairs[0]), f"{person} in a letter to the author, {year}.", f"{org}, annual report, page 1{number}."
    notes = "".join(f'<li id="note{k}">{text} <a href="#back{k}">↩</a></li>' for k, text in enumerate(notes))
    refs = [f"{a} ({year}). {t}. {place} Studies, 12(3), 45–61." for a, t in zip(("Osei, W.", "Lund, T.", "Cho, A."), heads)]
    quote, where = p(w["quote"][0]), f"<strong>{venue}</strong><br>{street}, {place}<br>Phone: 01632 960 1{number}4"
    terms, cells = zip(heads, s) if odd else pairs, [each("td", row) for row in rows]
    correction = f"Correction{f', 4 May {year}' * odd}: An earlier version of this article misspelled the name of {person}."
    return {
        "sub-heading": f"<{h}>{heads[0]}</{h}>" + p(f"{s[0]} {s[1]}"),
        "bold lead-in": p(f"<strong>{heads[1]}</strong>", f"{s[1]} {s[2]}"),
        "list": p("This is what it comes down to:") * odd + items(text for _, text in times),
        "ordered list": p("This is how it is done:") * odd + items(w["steps"], "ol"),
        "link list": p("Further reading:" if odd else "The figures come from these documents:") + items(links),
        "table": f"<table><thead><tr>{each('th', head)}</tr></thead><tbody>{each('tr', cells)}</tbody></table>",
        "definition list": "<dl>" + "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in terms) + "</dl>",
        "details": f"<details><summary>{q[0]}</summary>{p(s[0])}</details>",
        "quotation": f"<blockquote>{quote}<cite>{person}, {role}</cite></blockquote>",
        "pull quotation": '<{0} class="pullquote">{1}</{0}>'.format("aside" if odd else "blockquote", quote),
        "code": f"<pre><code>{code}</code></pre>",
        "verse": p("<br>".join(w["verse"])),
        "aside": f'<aside class="fact-box"><h3>{heads[2]}</h3>{p(*map(": ".join, pairs[:3]))}</aside>',
        "correction": p(f"<em>{correction} It also gave a wrong number; the right one is {' '.join(figs[0])}.</em>"),
        "time line": items((f"<strong>{date}</strong>: {text}" for date, text in times), 'ul class="timeline"'),
        "live entry": f'<div class="live-entry"><time>{9 + number}:{12 + 5 * number}</time><h3>{heads[1]}</h3>{p(s[2])}</div>',
        "recipe": f"<h3>{need}</h3>{items(w['ingr'])}<h3>{how}</h3>{items(cook, 'ol')}",
        "address": f"<address>{where}</address>" if odd else p(where),
        "question and answer": p(f"<strong>{q[0]}</strong>", s[0], f"<strong>{q[1]}</strong>", s[1]),
        "footnotes": f'<ol class="footnotes">{notes}</ol>',
        "references": f"<{h}>References</{h}>" + items(refs, "ol"),
        "key points": "<h3>Key points</h3>" * odd + items(s, 'ul class="key-points"'),
        "figures box": f'<div class="figures">{each("div", (f"<strong>{n}</strong> {label}" for n, label in figs))}</div>',
        "table without header": f"<table>{each('tr', (each('td', pair) for pair in pairs))}</table>",
    }


def linked(tag, *titles):
    return "".join(f'<{tag}><a href="/{words(title).replace(" ", "-")}">{title}</a></{tag}>' for title in titles)


def news(title, others):
    yield f"""<header class="site-header"><a class="logo" href="/">The Tarn Courier</a><nav class="main-nav"><ul>
{linked("li", "Home", "News", "Sport", "Business", "Culture")}</ul></nav><a href="/subscribe">Subscribe</a></header><main>
<article><h1>{title}</h1><p class="byline">By Ines Calder</p><time>14 May 2025</time><div class="article-body">"""
    yield f"""</div><div class="share-bar">Share this story {linked("span", "Facebook", "X", "Copy link")}</div></article>
<aside class="most-read"><h2>Most read</h2><ol>{linked("li", *others[:4])}</ol></aside></main><section class="newsletter">
<h2>The Courier in your inbox</h2><p>Sign up for our free morning newsletter and never miss a story.</p><form><input>
<button>Sign up now</button></form></section><section class="related"><h2>More from the Courier</h2>
{"".join(f'<div class="card"><img src="/card.jpg" alt="">{linked("h3", t)}</div>' for t in others[4:])}</section>
<footer class="site-footer"><ul>{linked("li", "About us", "Contact us", "Privacy policy", "Terms of use")}</ul>
<p>© 2025 Tarn Courier Media Ltd. All rights reserved.</p></footer>"""


def blog(title, others):
    yield f"""<div id="page" class="site"><header id="masthead"><p class="site-title"><a href="/">Notes from the Weir</a></p>
<ul>{linked("li", "Home", "About", "Archive")}</ul></header><main><article class="hentry"><h1 class="entry-title">{title}</h1>
<div class="entry-meta">Posted on 14 May 2025 by <a href="/ines">ines</a></div><div class="entry-content">"""
    yield f"""</div><footer class="entry-footer">Tagged {linked("span", "river", "long reads", "people")}</footer></article>
<nav class="post-navigation">{linked("div", *others[:2])}</nav><div id="respond" class="comment-respond"><h3>Leave a Reply</h3>
<form><p>Your email address will not be published. Required fields are marked *</p><label>Comment *</label><textarea></textarea>
<p>Save my name and email in this browser for the next time I comment.</p><button>Post Comment</button></form></div></main>
<div id="secondary"><section class="widget"><h2>Recent Posts</h2><ul>{linked("li", *others[2:6])}</ul></section>
<section class="widget"><h2>Archives</h2><ul>{linked("li", "March 2025", "April 2025")}</ul></section></div>
<footer id="colophon"><p>Notes from the Weir. Proudly powered by WordPress</p></footer></div>"""


def old(title, others):
    yield f"""<table width="760"><tr><td colspan="2"><b>LOWFIELD ONLINE</b></td></tr><tr><td width="140">
<ul>{linked("li", "Start", "News", "Letters", "Guestbook")}</ul></td><td><h2>{title}</h2><i>14 May 2005, by Ines Calder</i>"""
    yield f"""<hr><a href="#top">Back to top</a> | <a href="/print">Print this page</a> | <a href="/tell">Tell a friend</a><br>
<b>Other stories</b><br>{"<br>".join(linked("font", t) for t in others[:4])}</td></tr>
<tr><td colspan="2">Copyright 2005 Lowfield Online. Best viewed at 800 x 600.</td></tr></table>"""


def page(shell, number, article, kind, marked, end, others):
    """A page, and the lines of the boilerplate behind its article."""
    _, title, texts, parts = article
    at, join, element = len(texts) if end else 0 if kind == "key points" else 4, "</p>\n<p>", parts[kind]
    before, after = shell(title, others)
    if shell is old:  # its pages have none of these elements and classes, and half of them are built of divs
        element = re.sub(r' class="[^"]*"|</?t(head|body)>', "", re.sub(r"<(/?)aside\b", r"<\1div", element))
        element, join = re.sub(r"<(/?)time>", r"<\1i>", element), "<br><br>"
        before, after = (re.sub(r"<(/?)(table|tr|td)\b[^>]*>", r"<\1div>", t) if number % 2 else t for t in (before, after))
    if kind == "footnotes":
        texts = [text + f'<sup id="back{k}"><a href="#note{k}">{k + 1}</a></sup>' * (k < 3) for k, text in enumerate(texts)]
    body = [f"<p>{join.join(part[k : k + 2])}</p>\n" for part in (texts[:at], texts[at:]) for k in range(0, len(part), 2)]
    body.insert((at + 1) // 2, element + "\n")
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": "2025-05-14"}
    meta = f'<meta property="og:type" content="article"><script type="application/ld+json">{json.dumps(data)}</script>' * marked
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{meta}</head>'
    behind = [line for line in lines(re.sub("</?a\\b", r"<br>\g<0>", after)) if " " in line]  # a lone word proves nothing
    return f"{head}<body>\n{before}\n{''.join(body)}{after}</body></html>\n", behind


def kept_words(pare, pages):
    with tempfile.TemporaryDirectory() as folder:
        for number, (text, *_) in enumerate(pages):
            pathlib.Path(folder, f"{number:05}.html").write_text(text, encoding="utf-8")
        out = subprocess.run([pare, "-q", "--no-config", "--to", "jsonl", folder], stdout=subprocess.PIPE, check=True).stdout
    texts = {pathlib.Path(row["path"]).name: f" {words(row['text'])} " for row in map(json.loads, out.splitlines())}
    return [texts[f"{number:05}.html"] for number in range(len(pages))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = list(articles())
    parser.add_argument("pare")
    parser.add_argument("--show", metavar="KIND", choices=known[0][3])
    args = parser.parse_args()
    pages = []
    for kind, number, shell, *places in itertools.product(known[0][3], range(len(known)), (news, blog, old), (0, 1), (0, 1)):
        others = [article[1] for article in known[number + 1 :] + known[:number]]
        pages.append((*page(shell, number, known[number], kind, *places, others), kind, known[number], shell.__name__, *places))
    count, losses, control = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter)
    for (_, behind, kind, (name, _, texts, parts), shell, marked, end), kept in zip(pages, kept_words(args.pare, pages)):
        meta, position, lost = ("without meta", "with meta")[marked], ("middle", "end")[end], []
        for text in map(words, texts):
            control[shell]["paragraphs"] += f" {text} " not in kept
            kept = kept.replace(f" {text} ", " ¶ ")
        behind = [line for line in behind if f" {line} " in kept]
        control[shell].update(["pages"] + ["keep"] * bool(behind) + behind)
        for line in lines(parts[kind]):  # in their order
            _, found, rest = kept.partition(f" {line} ")
            kept = f" {rest}" if found else kept
            lost += [] if found else [line]
        for group in (kind, shell, meta, "all"):
            count[group, position] += 1
            losses[group, position] += bool(lost)
        for line in lost if kind == args.show else ():
            print(f"{shell}, {name}, {position}, {meta}: {line}")
    print(f"{'pages that lose some of it':28}{'middle':>10}{'end':>12}")
    for kind in known[0][3]:
        print(f"{kind:28}" + "  ".join(f"{losses[kind, at]:4} of {count[kind, at]}" for at in ("middle", "end")))
    for at in ("middle", "end"):
        rates = [f"{g} {100 * losses[g, at] / count[g, at]:.1f} %" for g in ("all", *control, "without meta", "with meta")]
        print(f"{at}: {rates[0][4:]} of {count['all', at]} pages lose some of the element ({', '.join(rates[1:])})")
    for shell, c in control.items():
        print(f"{shell}: {c.pop('keep', 0)} of {c.pop('pages')} pages keep boilerplate, {c.pop('paragraphs')} paragraphs lost")
        print("".join(f"    {pages} keep: {line}\n" for line, pages in c.most_common(3)), end="")


if __name__ == "__main__":
    main()
