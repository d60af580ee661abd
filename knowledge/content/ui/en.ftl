# Everything the bot says in English, key by key as in da.ftl. The bot says "I", the region and the unit are "we".
# Danish names stay Danish; a word for them stands beside them where it helps: health council (sundhedsråd).
# **bold**, • bullets, bare links. British spelling, short sentences, no officialese.

## First meeting and the menu

notice =
    Hello. I am an automatic assistant from Region Midtjylland. In an emergency, call **112**. Don't write CPR numbers or anything about health.
    {""}
    The region is responsible and uses what you write to answer you. That is our task (GDPR article 6(1)(e)). We keep inquiries and delete the chat { $closing } after our answer, otherwise after { $unfinished }. What I didn't understand we keep for { $misses }, so two colleagues can teach me.
    {""}
    See it: /mydata. Delete it: /delete. Talk to us: /human. More: /privacy. You can complain to Datatilsynet.{ $channel ->
        [web] {""}
       *[telegram] {" "}Telegram is a company outside the region.
    }
menu = What can I help you with? Write it in your own words, or choose here:
help =
    I answer questions about working with Region Midtjylland, find the right health council (sundhedsråd) and pass inquiries on to the civil society unit.
    Just write in your own words. You can also write:
    • /human to reach a member of staff
    • /status to hear about an inquiry
    • /privacy to see how we use what you write
    • /mydata to see what we keep about you
    • /delete to delete it
    • /language to choose a language
ask-away = Just tell me what it is about.
other-language =
    I only understand Danish and English, but a person can read what you write in your own language.
    Jeg forstår kun dansk og engelsk, men et menneske kan læse det, du skriver på dit eget sprog.
    If anyone is in danger, call **112**. Er nogen i fare, så ring **112**.
languages = Hvilket sprog vil du bruge? / Which language do you prefer?
tongues = You don't need Danish: I understand both Danish and English. Write as you like, or choose here:
language-set = Let's continue in English.
role-set =
    { $now ->
        [organisation] Good, so you are an organisation. What would you like to do?
        [professional] Good, so you are writing as a professional. What do you need?
       *[citizen] Good, so you are writing as a citizen. What are you looking for?
    }
glad = I'm glad to hear that. Write again any time.
welcome = You're welcome. Write again any time.
goodbye = Goodbye, and thank you for the chat. Write again any time.
fine = Good. Write again any time.
fine-no = That's fine. Write again any time.
yes-to-what = Yes to what? Please write a little more, or choose here:
nothing-open = Nothing is under way right now. What can I help you with?
ideas =
    If you have an idea, send it here. It goes to the civil society unit.
    I have no public consultations to show yet. In 2021 a committee in the region recommended that everyone with an interest should be able to contribute to consultations.
not-helped =
    I'm sorry about that. { $count ->
        [0] Try putting it another way, or let me send your question to a member of staff.
       *[other] Was it perhaps one of these topics? If not, I can send your question to a member of staff.
    }
wrong-topic =
    Sorry, then I misunderstood you. { $count ->
        [0] Try putting it another way.
       *[other] Was it one of these topics? If not, try putting it another way.
    }
also = Shall I answer “{ $topic }” as well?
detail-told = This is what I know about that:
detail-is =
    { $detail ->
        [phone] Yes, call **{ $name }** on { $value }.
        [mail] The email address of **{ $name }** is { $value }.
        [page] Have a look at { $value }.
       *[address] The address of **{ $name }** is { $value }.
    }
detail-none =
    { $detail ->
        [phone] **{ $name }** has not published a phone number. You can use this instead:
        [mail] I don't know an email address for **{ $name }**. You can use this instead:
        [page] I don't know a website for **{ $name }**. You can use this instead:
        [address] I don't know the address of **{ $name }**. You can use this instead:
       *[other] I don't know. Ask **{ $name }**:
    }
seen = This is how I understood you:
seen-topic = • Topic: { $topic }
seen-place = • Place: { $place }
seen-role =
    { $now ->
        [organisation] • I am answering you as an organisation.
        [citizen] • I am answering you as a citizen.
        [professional] • I am answering you as a professional.
       *[nobody] • I don't know whether you are writing for an organisation or for yourself.
    }

## Answers and questions

sources = Sources: { $sources }
your-council =
    { $role ->
        [organisation] { $mine ->
            [all] Your health council is **{ $council }**, because you are based { $at }.
            [named] **{ $council }** covers { $members }.
           *[none] { $place } belongs to **{ $council }**.
        }
       *[other] { $mine ->
            [named] **{ $council }** covers { $members }.
           *[none] { $place } belongs to **{ $council }**.
        }
    }
which-topic =
    I'm not quite sure what you mean. { $count ->
        [one] Is it this?
       *[other] Is it one of these topics?
    }
which-place = Several places are called { $place }. Which one do you mean?
which-seat = { $place } lies in one municipality and is run from another. Which municipality is this about?
which-place-too = Several places have that name. Choose yours below, and I will find the right health council.
where =
    { $role ->
        [organisation] Where are you based? Write the town, the municipality or the postcode.
       *[other] Where is it? Write the town, the municipality or the postcode.
    }
where-centre = The local volunteer centre can help with that. Where in the region is it? Write the town, the municipality or the postcode.
where-hospital = You arrange that with the hospital itself. Which hospital is it about?
place-in = { $place } { $at }
at =
    { $on ->
        [yes] on { $place }
       *[no] in { $place }
    }
list-and = { $first } and { $last }

## When I don't know

cross = I'm sorry. Would you rather talk to a person?
hard = That sounds hard.
unknown = I don't know. It isn't in the documents I answer from.
unknown-detail = I don't know. What I have about “{ $topic }” doesn't say.
unknown-ask = I don't know, but you can ask them directly.
unknown-topic = I think this is about “{ $topic }”. I'm afraid I can't answer that yet.
unknown-pointer = I can't help with that here, but I know where you can go:
unknown-send = I can also send your question to a member of staff.
unknown-send-only = But I can send your question to a member of staff.
answer-later = I don't have a full answer about “{ $topic }” yet, but I know who you can ask:
check-number = Phone { $phone } (please check the number on the page).
unit-called = the civil society unit
human = Call { $name } on { $phone }, or write here and I will send your message to { $whom ->
        [unit] a member of staff
       *[region] the civil society unit
    }.
human-lost = I'm afraid I don't understand it well enough to answer, but a member of staff can help. Call { $name } on { $phone }, or write { $whom ->
        [unit] here
       *[region] to the civil society unit here
    }.
redacted = I removed something that looked like a CPR number. We don't store it, and I can't look anyone up.
redacted-time = If it was a date and a time, write it like this: “2 pm”.
redacted-else = To see your own records, use sundhed.dk or call your hospital department. What else would you like to ask?

## Who to turn to

reason-council =
    { $role ->
        [organisation] { $mine ->
            [all] Your health council is **{ $name }** ({ $members }), because you are based { $at }.
            [named] **{ $name }** covers { $members }.
           *[none] { $place } belongs to **{ $name }** ({ $members }).
        }
       *[other] { $mine ->
            [named] **{ $name }** covers { $members }.
           *[none] { $place } belongs to **{ $name }** ({ $members }).
        }
    }
reason-several = When it concerns several health councils, write to **{ $name }** (the civil society unit). It is meant to coordinate across all five councils.
reason-outside = { $place } is in another region. **{ $name }** can point you in the right direction.
reason-nowhere = When it concerns the whole region, write to **{ $name }** (the civil society unit).
reason-unit = For this, write to **{ $name }** (the civil society unit), because it works across the whole region.
reason-strategy = For this, write to **{ $name }** (the civil society unit), because in 2025 it was put in charge of the work on the civil society strategy.
reason-foundations = **{ $name }** (the civil society unit) works with foundations.
reason-investments = **{ $name }** (the civil society unit) works with social investments.
reason-across = For this, write to **{ $name }** (the civil society unit), because it concerns all the health councils.
reason-politics = This is a political question for the whole region, so **{ $name }** is the one to ask.
reason-privacy = **{ $name }** is responsible for the information that is stored here.
reason-hospital = Volunteering at a hospital is arranged with the hospital itself, so ask **{ $name }**.
reason-volunteer-centre = The local volunteer centre { $at } knows the associations and what you can do: **{ $name }**.
reason-no-centre = I don't know of a volunteer centre { $at }, but **{ $name }** can point you in the right direction.
reason-peers = The local volunteer centre { $at } knows the groups and networks nearby: **{ $name }**.
reason-offers = The local volunteer centre { $at } knows what is on offer nearby: **{ $name }**.
council-unpublished = The council has not published a contact person. This is what I know:
council-page = • The council's page: { $page }
council-agendas = • The council's agendas: { $page }
council-what = What would you like to do? Write it in your own words, or choose here:
unit-unpublished = It has not published its own address, but I can send it from here. The region's main number is:
region-contact = • { $name }: { $phone }, { $address }
desk = • { $desk }
desk-check = Please check the details first. They may have changed.
contact-send = I can also send your question to the region's civil society unit, so that a member of staff answers.
place-council = • { $place }: **{ $councils }**
same-council = { $place } also belongs to **{ $council }**.
which-council = Tell me which municipality you are in, and I will find your health council.
place-councils = • { $place } belongs to { $councils }.
area-councils = { $place } belongs to { $councils }.
outside = { $place } is in { $region }, not in Region Midtjylland.
outside-region =
    { $year ->
        [none] { $region } is another region than Region Midtjylland.
       *[other] { $region } is a new region from 1 January { $year }, and another one than Region Midtjylland.
    }
outside-council =
    { $site ->
        [none] The health council there is called { $council }.
       *[other] The health council there is called { $council }. See { $site }.
    }
outside-still = I can still answer questions about civil society and health in Region Midtjylland.
offers = Ask the municipality what there is { $at }. I don't know of a volunteer centre there, but you can also call the region:
offers-centre = The volunteer centre knows the groups and activities { $at }. Ask here:
offers-ask = I know neither its number nor its address. Ask the municipality how to reach it, or call the region:
offers-where = The local volunteer centre knows the groups and activities nearby. Where is it? Write the town, the municipality or the postcode.

## Local offers: what people read who look for something nearby

offers-warm =
    { $need ->
        [loneliness] { $whom ->
            [other] It is a good idea to help somebody you care about get out among people.
            [relative] Being there for somebody else can be lonely. There is something for you too.
           *[self] I'm glad you wrote. The first step is often the hardest.
        }
        [talking] { $whom ->
            [other] It is good that you think of it. Sometimes it is easier to talk to somebody you don't know.
            [relative] You may need somebody to talk to as well.
           *[self] I'm glad you wrote. You don't need the right words to talk to somebody.
        }
        [mental-health] { $whom ->
            [other] It is good that you want to help. You don't have to work it out alone.
            [relative] Caring for somebody is a lot. You may need support too.
           *[self] Thank you for writing. You don't have to manage alone.
        }
        [dementia] { $whom ->
            [other] It is good to share it with somebody, also before it gets too much.
            [relative] Caring for somebody is a lot. You may need support too.
           *[self] It is good to have somebody to share it with.
        }
        [cancer] { $whom ->
            [other] That is a lot to carry, also for those around. You can lean on others.
            [relative] It is a lot for you who are close, too. You can lean on others.
           *[self] That is a lot to carry. You can lean on others.
        }
        [chronic-illness] { $whom ->
            [other] It can help to meet others in the same situation, for the person and for those around.
            [relative] It can help to meet others who are close to somebody too.
           *[self] It can help to meet others in the same situation.
        }
        [grief] { $whom ->
            [other] It is hard, also for you who stand beside.
            [relative] It is hard, also for you who stand beside.
           *[self] Losing somebody is hard. You don't have to go through it alone.
        }
        [escort] { $whom ->
            [other] It is nice to have somebody with you.
            [relative] It is nice when several can help.
           *[self] You don't have to go alone.
        }
        [exercise] { $whom ->
            [other] Good idea. It is often easier to get going together with others.
            [relative] Good idea. You need to get out too.
           *[self] Good idea. It is often easier to get going together with others.
        }
        [addiction] { $whom ->
            [other] That is hard to watch. It is good that you ask.
            [relative] That is hard to stand close to. You may need support too.
           *[self] I'm glad you wrote. That is a step in itself.
        }
        [hardship] { $whom ->
            [other] It is good that you noticed.
            [relative] It is good that you noticed. You may need support too.
           *[self] I'm glad you asked. You don't have to manage alone.
        }
        [family] { $whom ->
            [other] It is good that you ask. Any family can need a hand.
            [relative] Any family can need a hand. That goes for you too.
           *[self] I'm glad you asked. Any family can need a hand.
        }
       *[none] I'm glad you asked.
    }
offers-warm-client = Let me find something you can pass on.
offers-outside = { $place } is in { $region }, so I do not know the local places there.
offers-near =
    { $where ->
        [place] Here is what I know in and near { $place }:
        [anywhere] These can be used wherever one lives:
       *[none] This is what I found. Write a town, and I can show what is nearest:
    }
offers-none-near =
    { $where ->
        [place] I'm sorry, I know of nothing { $at }. This may help instead:
        [anywhere] These can be used wherever one lives:
       *[none] This is what I found:
    }
offers-further = Here are more:
offers-item = { $number }. **{ $name }**: { $what }
offers-fact =
    { $fact ->
        [whom] • For whom: { $value }
        [age] • Age: { $value }
        [cost] • Price: { $value }
        [when] • When: { $value }
        [where] • Where: { $value }
        [language] • Language: { $value }
        [access] • Access: { $value }
        [phone] • Phone: { $value }
        [mail] • Email: { $value }
        [by] • Who runs it: { $value }
       *[page] • Page: { $value }
    }
offers-line = • **{ $name }**: { $value }
offers-unknown =
    { $reach ->
        [none] I don't know. Ask the municipality how to reach them
       *[other] I don't know, but you can ask at { $reach }
    }
offers-ask-council = ask the municipality how to reach them
offers-online =
    { $asked ->
        [address] online
       *[other] online, so it is always open
    }
offers-by-phone = by phone, so there is no need to go anywhere
offers-shy = Many people feel that way. You are welcome to write instead of calling, or to bring somebody you know.
offers-unfit = That is fine. Shall we look for something else?
offers-ask-them = I don't know, but you can ask them yourself:
offers-besides = You can also try { $names }.
offers-centre-too =
    { $reach ->
        [none] You can always ask **{ $name }** as well.
       *[other] You can always ask **{ $name }** { $reach } as well.
    }
offers-supplement =
    { $whom ->
        [other] If more help is needed, talk to their own doctor or the municipality. What is listed here is a supplement.
        [client] What is listed here is a supplement. The person's own doctor and the municipality are still responsible for treatment and help.
       *[self] If you need more help, talk to your own doctor or the municipality. What is listed here is a supplement.
    }
offers-nothing = I'm sorry, I know of nothing that fits.
offers-not-found = I found nothing like that.
offers-need =
    { $where ->
        [place] { $write ->
            [yes] What are you looking for { $at }? Write it in your own words, or choose here:
           *[no] What are you looking for { $at }? Choose here:
        }
       *[none] { $write ->
            [yes] What are you looking for? Write it in your own words, or choose here:
           *[no] What are you looking for? Choose here:
        }
    }
offers-place =
    { $write ->
        [yes] { $whom ->
            [other] Where does the person live? Write the town, municipality or postal code.
            [client] Where does the person live? Write the town, municipality or postal code.
           *[self] Where do you live? Write the town, municipality or postal code.
        }
       *[no] { $whom ->
            [other] Where does the person live? Choose here:
            [client] Where does the person live? Choose here:
           *[self] Where do you live? Choose here:
        }
    }
offers-place-unknown = I don't know that place.
offers-place-list = Where is it? First choose the health council, then the municipality:
offers-council = • { $name }: { $members }
offers-municipality = Which municipality is it?
offers-telegram =
    { $page ->
        [none] Please don't write about illness here. Use the web chat for that, or choose with the buttons.
       *[other] Please don't write about illness here. Use the web chat for that, { $page }, or choose with the buttons.
    }
offers-narrow = What should fit better?
offers-narrow-which =
    { $filter ->
        [age] How old is the person it is for?
        [when] When does it suit you?
        [access] What matters for taking part?
       *[language] Which language?
    }
offers-filter =
    { $filter ->
        [remote] only phone and home visits
        [relatives] for relatives
        [offline] without the internet
        [free] free of charge
        [age] age
        [when] time
        [access] accessibility
       *[language] language
    }
offers-aged =
    { $group ->
        [age10] children
        [age16] teenagers
        [age24] young adults
        [age45] adults
        [age75] older people
       *[other] aged { $age }
    }
offers-pick =
    { $value ->
        [day] in the daytime
        [evening] in the evening
        [weekend] at the weekend
        [wheelchair] room for a wheelchair
        [hearing] for people who hear poorly
        [sight] for people who see poorly
       *[quiet] quiet, with few people
    }
offers-only = I'm showing what fits: { $filters }.
offers-filtered-out =
    { $unsure ->
        [wheelchair] I don't know whether there is room for a wheelchair at any of these places. Please ask before you go.
        [free] I don't know whether any of these is free of charge. Please ask them.
        [when] I don't know whether any of these is { $filters }. Please ask before you go.
        [other] I don't know whether any of these fits what you have chosen ({ $filters }). Please ask before you go.
       *[known] I know of nothing that fits what you have chosen ({ $filters }), so here is the rest.
    }
offers-gap-ask = Shall we write down that an offer is missing { $at }?
offers-gap-told = Thank you. We have written down that something is missing { $at } ({ $need }). It says nothing about you.
offers-gap-known = Thank you. We have already written down what is missing { $at } ({ $need }).
offers-gap-else = If something else is missing, tap "Find something else".
offers-gap-not = That is fine. We won't write it down.
offers-wrong-which = Thank you for saying so. Which of them is something wrong with?
offers-wrong-what = What is wrong with **{ $name }**?
offers-wrong-write = Write in a few words what is wrong with the offer. Please write nothing about yourself or others.
offers-wrong-thanks = Thank you. A member of staff will look at it and correct it if it is wrong.
offers-wrong-not = That is fine.
offers-gone = I no longer have that offer.
offers-fault =
    { $fault ->
        [number] Wrong phone number
        [time] Wrong time or place
        [gone] It no longer exists
       *[other] Something else
    }
offers-button-more = Show more
offers-button-narrow = Filter
offers-button-wrong = Something is wrong
offers-button-missing = An offer is missing
offers-button-gap = Yes, write it down
offers-button-card = Information sheet
offers-button-anywhere = Anywhere: phone and online
offers-button-list = Choose municipality
offers-button-all = Show all again
offers-button-never = No, never mind
offers-button-back = Back to the list
offers-button-again = Find something else

## Crisis

crisis-suicide = That sounds very hard. I am an automatic assistant, and nobody is reading right now.
crisis-violence = That sounds serious. I am an automatic assistant, and nobody is reading right now.
crisis-illness = That sounds serious. I am an automatic assistant, and nobody is reading right now.
crisis-poison = That sounds serious. I am an automatic assistant, and nobody is reading right now.
crisis-child = I'm glad you said that. I am an automatic assistant, and nobody is reading right now.
crisis-missing = That sounds serious. I am an automatic assistant, and nobody is reading right now.
crisis-perhaps = I am an automatic assistant, and nobody is reading right now. If help is needed now:
crisis-again = It often helps to talk to someone. Shall I show the numbers again?
crisis-thanks = Take care of yourself. Do call the numbers above whenever you need to. If anyone is in danger, call **112**.
crisis-line =
    { $line ->
        [alarm] { $danger ->
            [missing] • Call **112** now if the missing person may be in danger.
           *[other] • If you or others are in danger, call **112**.
        }
        [politi] • Otherwise call the police on **{ $number }**.
        [laegevagten] • When your own doctor is closed, call the out-of-hours doctor (lægevagten), **{ $number }**.
       *[other] { $site ->
            [none] • Call **{ $name }, { $number }**.
           *[other] • Call **{ $name }, { $number }**, or see { $site }.
        }
    }

## The inquiry

form-offer =
    { $kind ->
        [proposal] That sounds like a proposal for working together{ $place ->
            [none] {""}
           *[other] {" "}{ $at }
        }{ $council ->
            [none] {""}
           *[other] {" "}(**{ $council }**)
        }. Shall I send it to the civil society unit?
       *[other] I can send what you wrote to the civil society unit, so that a member of staff answers{ $council ->
            [none] {""}
           *[other] {" "}(it concerns **{ $council }**)
        }. Shall I?
    }
form-begin = Good. I won't send anything until you have seen all of it and said yes.
form-what = What is it about? Write it briefly in your own words, and preferably where in the region it is.
form-doubt = Is that your message?
form-why = I ask so that a member of staff can give you the right answer.
form-later = I can't answer that right now. Let's finish the inquiry first:
form-what-after-place = Good, I have noted that.
form-where = Where does it take place? Write the town, the municipality or the postcode.
form-which = Several places have that name. Which one is it?
form-where-unknown = I don't know that place.
form-where-outside = { $place } is in { $region }. Where in Region Midtjylland is it about?
form-who =
    { $role ->
        [organisation] What kind of organisation are you? You can skip this.
       *[other] Are you writing for an organisation? You can skip this.
    }
form-unreached = Do you reach people the region finds hard to reach? Tell us who, or skip this.
form-reach =
    { $channel ->
        [web] How may we answer? By email or phone it comes to you; here you need to look in yourself.
       *[other] How may we answer?
    }
form-reach-again = I didn't quite understand. Choose below, or write an email address or a phone number.
form-address =
    { $reach ->
        [phone] Which phone number may we call?
       *[mail] Which email address may we write to?
    }
form-address-again =
    { $reach ->
        [phone] I can't see a phone number. It needs at least eight digits, for example 12 34 56 78.
       *[mail] I can't see an email address. It should look like name@association.dk.
    }
form-fix = What should be changed?
form-kind = What is it most like?
form-fixed = I have changed it.
form-added = I've added “{ $text }”.
form-reached = The answer will come to { $address }.
form-human = You can call { $name } on { $phone }. You can also finish the inquiry here, and a member of staff will read it.
form-heard = I have not put that in the inquiry. If it belongs there, choose “It belongs here”.
form-again = Good. Write it once more, and it will be included.
form-resume = Shall we finish the inquiry?
form-full = There is room for { $most } characters in the message, and now it is full. The last part was not included.
form-unanswered = I don't know. You are welcome to put it in the inquiry.
form-cancelled = That's fine. I have not sent anything.
form-repeat = Back to the inquiry:
summary = This is what I will send:
summary-topic = • About: { $topic }
summary-text = • Message: { $text }
summary-place = • Place: { $place }
place-unknown = not given ({ $place })
summary-who = • Who: { $who }
summary-unreached = • Reaches: { $whom }
summary-reach = • Answer: { $reach }
receipt = Thank you. Your inquiry number is **{ $reference }**. A member of staff will read it.
receipt-reach =
    { $reach ->
        [chat] { $channel ->
            [web] The answer will come here in the chat. Open this page again in the same browser to read it. You won't be notified.
           *[other] The answer will come here in the chat.
        }
       *[other] The answer will come to { $address }.
    }
receipt-expected = Over the past 30 days an answer has typically taken { $time }.
receipt-closed =
    { $when ->
        [today] We have not opened yet, so a member of staff can read it later today at the earliest.
        [tomorrow] We are closed right now, so a member of staff can read it tomorrow, { $day }, at the earliest.
       *[later] We are closed right now, so a member of staff can read it on { $day } at the earliest.
    }
working-days =
    { $count ->
        [0] less than a working day
        [1] one working day
        [2] two working days
        [3] three working days
        [4] four working days
        [5] five working days
        [6] six working days
        [7] seven working days
        [8] eight working days
        [9] nine working days
        [10] ten working days
       *[other] { $count } working days
    }
receipt-code = Please also keep the code **{ $code }**. With the number and the code you can see where your inquiry is now, from another phone or computer too.
already-sent = It has already been sent, and its number is **{ $reference }**. I won't send it again.

actor-a = Voluntary association
actor-b = Foundation
actor-c = Social enterprise
actor-d = Self-governing institution
actor-e = NGO
actor-f = Network
reach-chat = Here in the chat
reach-mail = By email
reach-phone = By phone
field-what = The message
field-where = The place
field-who = Who you are
field-reach = The answer
field-kind = What it is about
kind =
    { $kind ->
        [proposal] Proposal for working together
        [agreement] Cooperation agreement
        [funding] Money and support
        [gap] Something that is missing
        [offer] An activity for the list
       *[question] Question
    }

## Status and cases

status-ask = Write the number of the inquiry, for example 26-0001-A. If you are writing from another phone or computer than last time, add the code from the receipt.
status-unknown = I can't find that inquiry here. Please check the number. If you are writing from another phone or computer than last time, write the number and the code from the receipt in one message.
status =
    Inquiry **{ $reference }**{ $about }:
    { $state ->
        [ny] We have received it, and a member of staff will read it soon.
        [i-gang] A member of staff is working on it.
        [afventer] { $waiting ->
            [afsender] It is waiting for an answer from you.
            [sundhedsrad] It is waiting for an answer from the health council.
           *[dato] A member of staff will take it up again { $wake ->
                [none] later
               *[other] on { $wake }
            }.
        }
        [videresendt] { $receiver ->
            [none] It has been passed on to those who can answer.
           *[other] { $receiver } has had it since { $since }. We are keeping it open too.
        }
        [besvaret] It has been answered.
        [afsluttet] It is closed.
        [genabnet] It is open again, and a member of staff is reading what is new.
       *[other] A member of staff has it.
    }
status-mistyped = That number isn't right. Please check the last letter.
status-mine = You have sent { $count ->
        [one] this inquiry:
       *[other] these inquiries:
    }
status-when = I don't know how long it will take.
status-expected = Over the past 30 days an answer has typically taken { $time }.
status-sorry = I'm sorry about that. It shouldn't be like this.
case-about =
    { $kind ->
        [proposal] {" "}(proposal for working together)
        [agreement] {" "}(cooperation agreement)
        [funding] {" "}(money and support)
        [gap] {" "}(something that is missing)
        [offer] {" "}(an activity for the list)
        [question] {" "}(question)
       *[none] {""}
    }
case-sent = Sent to your case **{ $reference }**.
case-edited = The correction has been sent to your case **{ $reference }**.
case-choice = { $reference }: { $topic }
case-which = Which case does it belong to?
case-add = Shall I add what you just wrote to **{ $reference }**?
case-write = Write it here, and I will send it to case **{ $reference }**.
case-change = It has been sent, so I can't change it. Write the correction here, and I will send it to case **{ $reference }**.
case-fresh = Good. Write your new question.

## When a member of staff writes

staff-subject = Inquiry { $reference }
staff-answer = Reply to inquiry { $reference }
staff-question = A question about inquiry { $reference }
staff-write-here = Write your answer here in the chat and it will be added to the inquiry.
staff-more-here = If there is more, just write here.
staff-more-elsewhere = Please give the number { $reference } if there is more.
staff-forwarded = Inquiry { $reference } is now with { $receiver }.
staff-why-council = { $council } covers { $places }.
staff-still-open = We are keeping your inquiry open.
staff-signed =
    Kind regards,
    Civilsamfundsenheden (the civil society unit)
referral-subject = Inquiry { $reference } from civil society
referral =
    Civilsamfundsenheden (the civil society unit) of { $region } is passing an inquiry on to you.

    Number: { $reference }
    Topic: { $topic }
    { $council ->
        [none] Health council: not chosen
       *[other] Health council: { $council }
    }

    Read the inquiry and answer here:
    { $link }

    The link works for { $days } days. You answer with one tap: Received, We will take it, or We cannot.

    Kind regards,
    Civilsamfundsenheden (the civil society unit)

## When something is closed for a while

day =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }{ $year ->
        [this] {""}
       *[other] {" "}{ $year }
    }
moment = { $day } at { $hour }:{ $minute }
paused =
    { $when ->
        [send] It has **not** been sent. We are not taking new inquiries right now, but will again from { $until }.
       *[start] We are not taking new inquiries right now. We will again from { $until }.
    }
paused-else = If it can't wait, please call { $name } on { $phone }.
paused-kept =
    { $when ->
        [start] You can write your inquiry now, and I will keep it until you can send it. I will delete it no sooner than { $kept } after we take inquiries again.
        [begun] I have kept what you wrote. You can get your inquiry ready now and send it when we take inquiries again. I will delete it no sooner than { $kept } after that.
       *[send] I will keep it meanwhile, and delete it no sooner than { $kept } after we take inquiries again.
    } I can still answer questions.
stopped =
    { $channel ->
        [telegram] We are not answering here in Telegram right now. We will again from { $until }.
       *[web] We are not answering here in the chat right now. We will again from { $until }.
    }
blocked = We don't reply in this conversation. Please call { $name } on { $phone }. In an emergency, call **112**.
stopped-else = Meanwhile you can call { $name } on { $phone }. What you write here is kept, but not answered. In an emergency, call **112**.

## Have you had an answer?

got-ask = We passed your inquiry **{ $reference }** on to { $receiver }. Have you had an answer?
button-got-ja = Yes
button-got-ja-men = Yes, but not to my question
button-got-kvittering = Only a confirmation
button-got-nej = No
button-got-ventede-ikke = I did not expect one
got-told =
    { $got ->
        [ja] Good to hear. Thank you for telling us.
        [ja-men] I'm sorry about that. Write here what you still need to know, and I will send it to case **{ $reference }**.
        [kvittering] Thank you. I have noted that on case **{ $reference }**, so a member of staff can see it.
        [nej] I'm sorry about that. I have opened case **{ $reference }** again, and a member of staff will look at it.
       *[ventede-ikke] Thank you, now we know. Do write again if you need to.
    }
got-already = I have already noted that on case **{ $reference }**. If it has changed, just write it here.
got-answered = We have written about case **{ $reference }** since I asked. If you still need an answer, just write it here.
got-mail-subject = Did you get an answer? Case { $reference }
got-mail =
    We passed your inquiry { $reference } on to { $receiver }. Have you had an answer?

    Please reply to this e-mail with one of these numbers:
    1. { button-got-ja }
    2. { button-got-ja-men }
    3. { button-got-kvittering }
    4. { button-got-nej }
    5. { button-got-ventede-ikke }

    Please keep the number { $reference } in the subject. A member of staff reads your reply and opens the case again if something is missing.

## Your rights

period =
    { $unit ->
        [hours] { $count ->
            [one] 1 hour
           *[other] { $count } hours
        }
       *[days] { $count ->
            [one] 1 day
           *[other] { $count } days
        }
    }
mydata-caption = Here is everything we keep about you. The file opens in your browser.
mydata = If something is wrong, our staff can correct it. If you want all of it deleted, I can do that here.
erase-ask = Do you want to delete what we keep about you? This will go:
erase-lines = • every message in this conversation, yours and mine
erase-memory = • what I remember about you, such as place and topic
erase-draft = • the inquiry that has not been sent yet
erase-cases =
    { $count ->
        [one] • the inquiry **{ $references }**
       *[other] • the inquiries **{ $references }**
    }
erase-open =
    { $count ->
        [one] **{ $references }** has not been answered yet. If you delete it, there will be no answer.
       *[other] **{ $references }** have not been answered yet. If you delete them, there will be no answer.
    }
erase-provides = • that you answer for { $offers }, so I won't ask you about it any more
erase-kept = What I will not delete:
erase-journal =
    { $reason ->
        [none] • **{ $reference }**. That case is in the region's official records, and the region must keep it (Danish Access to Public Administration Files Act, section 15).
       *[other] • **{ $reference }**. That case is in the region's official records ({ $reason }), and the region must keep it (Danish Access to Public Administration Files Act, section 15).
    }
erase-offers =
    • { $count ->
        [one] the offer in the directory. If it is
       *[other] the offers in the directory. If they are
    } to go too, say so before you delete
erase-statistics = • figures without your words, such as how many people asked about a topic
erase-telegram = The messages are also in Telegram. Only you can delete them there.
erase-final = This cannot be undone.
erase-not = That's fine. I have not deleted anything.
erase-old = That button has been used already, or it is too old. I have not deleted anything now. To delete something, write /delete.
erased = It is deleted now: the messages here and what I remembered about you.
erased-cases =
    { $count ->
        [one] The inquiry **{ $references }** is deleted too.
       *[other] The inquiries **{ $references }** are deleted too.
    }
erased-journal =
    { $count ->
        [one] The case **{ $references }** is in the official records, so it stays with the region.
       *[other] The cases **{ $references }** are in the official records, so they stay with the region.
    }
erased-yes = Yes, it is deleted.
erased-receipt = I will delete this receipt after { $unfinished }.

## The copy of what we keep (/mydata)

copy-file-name = my-data.html
copy-title = What we keep about you
copy-made = Made { $moment }. This is everything we keep about your conversation { $channel ->
        [telegram] on Telegram
       *[other] on the website
    }.
copy-care = The file is now on your own phone or computer. Take care who can read it.
copy-moment = { $day } { $year } at { $time }
copy-remembered = What I remember
copy-nothing = I remember nothing beyond the messages.
copy-draft = An inquiry that has not been sent
copy-cases = Your inquiries
copy-no-cases = You have not sent any inquiries from here.
copy-later = Later messages in the case
copy-lines = The messages in the conversation
copy-no-lines = There are no messages.
copy-misses = What I did not understand, or what you said was wrong
copy-misses-why = Two colleagues in the civil society unit can read it and teach me to answer better. They do not see who wrote it.
copy-offers = Offers that you answer for, or suggested something about
copy-offers-why = We use it to show offers that are right, and to ask you whether they still are.
copy-offers-mine = An offer that you answer for
copy-offers-until = I delete a suggestion about an offer { $period } after it was decided. That you answer for an offer I remember until you delete it with /delete.
copy-proposed =
    { $wanted ->
        [add] A new offer
        [edit] A change to an offer
        [withdraw] An offer to be taken away
       *[correct] Something that is wrong with an offer
    }
copy-proposed-state =
    { $state ->
        [approved] Approved
        [refused] Not approved
       *[waiting] Waiting for a colleague
    }
copy-misses-until = What I did not understand I delete after { $period }.
copy-failing =
    { $failing ->
        [unanswered] I had no answer
        [unclear] I was in doubt about what you meant
        [wrong-topic] You said that the topic was wrong
        [wrong-place] You said that the place was wrong
       *[not-helped] You said that the answer did not help
    }
copy-mine = You
copy-ours = The assistant
copy-staff = A member of staff
copy-also = We also keep
copy-number =
    { $channel ->
        [telegram] Telegram's number for our conversation, so that the answer reaches you.
       *[other] A random number that a cookie in your browser points to, so that the answer reaches you.
    }
copy-entries = For each message: what it was about, the language, the municipality, the health council and what I did. It becomes statistics, without your words.
copy-steps = Where we are in the conversation, and which buttons are under the latest message.
copy-periods = How long we keep it
copy-unfinished = I delete a conversation without an inquiry when you have not written for { $period }.
copy-inbox = I delete the copy of each message in our inbox after { $period } at the latest.
copy-closing = I delete the conversation about an inquiry { $period } after it is answered or closed. We keep the inquiry itself.
copy-proposals = The region has not made a final decision about these periods. Until then they apply.
copy-rights = What you can do
copy-erase = Write /delete in the conversation and I delete it. Only cases in the region's official records stay (Danish Access to Public Administration Files Act, section 15).
copy-correct = If something is wrong, or you object, call { $phone } and ask for the data protection officer.
copy-complain = You can complain to the Danish Data Protection Agency at datatilsynet.dk.
copy-responsible = { $name }, { $address }, is responsible for the data.
copy-label =
    { $field ->
        [language] Language
        [role] You write as
        [place] Place
        [topic] Latest topic
        [seeking] The offer you last looked for
        [said] What you wrote last
        [pending] Waiting to be added to a case
        [receipt] Latest receipt
        [notice] The privacy notice you were given
        [kind] Kind
        [about] Topic
        [text] Message
        [who] Who
        [unreached] Reaches
        [council] Health council
        [reach] Answer
        [code] Code
        [state] Status
        [opened] Sent
        [answered] Latest answer
        [forwarded] Passed on to
        [asked] We ask at
        [agreed] Agreed to be asked
        [offer] Offer
        [decided] What happened
       *[journal] In the official records
    }
copy-language =
    { $now ->
        [da] Danish
        [en] English
       *[other] Another language
    }
copy-role =
    { $now ->
        [organisation] An organisation
        [professional] A professional
       *[citizen] A citizen
    }
copy-notice = the one of { $day } { $year }
copy-state =
    { $state ->
        [ny] Received
        [i-gang] Staff are working on it
        [afventer] Waiting for an answer from somebody else
        [videresendt] Passed on to those who can answer
        [besvaret] Answered
        [afsluttet] Closed
        [genabnet] Open again
       *[other] With our staff
    }

## Everything else people send

odd =
    { $kind ->
        [photo] I can't see pictures, and they are not stored.
        [voice] I can't hear voice messages.
        [video] I can't watch videos.
        [document] I can't open files, and they are not stored.
        [location] I can't use a location. Please write the town, the municipality or the postcode instead.
        [contact] I can't use a contact card, and it is not stored.
        [sticker] Nice! But I only understand words.
       *[other] I only understand words.
    }
odd-write = Write briefly what you would like to know.
odd-letters = I only understand words. Write briefly what you would like to know.
odd-long = Your message is too long for me. Write the most important part in a few lines, and I will help.
odd-edited-form = I can see that you changed a message. Write the change as a new message, and I will include it.
odd-command = I don't know that command.
old-button = That button belongs to an earlier question.
old-button-topic = We last talked about “{ $topic }”. What would you like now?
old-button-here = This is where we are now:
group = I only work in a private chat, so I am leaving the group again. Please write to me directly.

set-aside = I'm sorry, something went wrong on my side. Your message has been saved, and a member of staff will look at it.

## The commands in Telegram's menu

command-hjaelp = What can I help you with?
command-status = See where your inquiry is now
command-menneske = Talk to a person
command-privatliv = How we use what you write
command-sprog = Sprog / language
command-minedata = Get a copy of what I have kept
command-slet = Delete what you have written to me

## What people see in Telegram before they press START (at most 512 and 120 letters)

telegram-description =
    Hello. I am an automatic assistant from Region Midtjylland (the Central Denmark Region). Associations and other organisations can ask me how to work with the region and find their health council. Citizens can find local activities.

    In an emergency, call 112. Nobody is reading here right now.

    Please don't write CPR numbers or anything about health here. Press START and we begin.
telegram-short = Automatic assistant for associations and citizens in Region Midtjylland. In an emergency, call 112.

## Posters with QR codes

poster-headline = Do you have an idea for working together on health?
poster-lead = Scan the code with your phone's camera and write what it is about. An automatic assistant from { $region } answers at once.
poster-web = On the web
poster-telegram = In Telegram
poster-urgent = In an emergency, call 112.

## Buttons

button-organisation = We are an organisation
button-citizen = I am a citizen
button-offers = Find local activities
button-hearings = Ideas and consultations
button-human = Talk to a person
button-human-either = Talk to a person · Tal med et menneske
button-partner = How to work with us
button-council = Find your health council
button-volunteer = Become a volunteer
button-send = Send an inquiry
button-send-it = Send it as an inquiry
button-send-question = Send the question
button-contact = Contact { $council }
button-easy = Say it more simply
button-normal = Show the full answer
button-wrong = Wrong place or topic?
button-wrong-topic = Wrong topic
button-wrong-place = Wrong place
button-hospital = Find the hospital
cooperation-hospital = Hospital volunteers
cooperation-offer = A local offer
cooperation-project = A joint project
cooperation-voice = Having a say
button-helped = Did it help? Yes
button-not-helped = Did it help? No
button-none = Something else
button-elsewhere = Another place
button-everywhere = The whole region
button-also-here = We work in Midtjylland too
button-another = Ask another question
button-my-data = See my data
button-lines = Show the numbers
button-erase = Delete my data
button-erase-yes = Yes, delete everything
button-erase-no = No, keep it
button-elsewise = Talk to a person about something else
button-centre = Find my volunteer centre
button-yes = Yes, send it
button-no = No
button-fix = Change
button-fix-first = Change it first
button-skip = Skip
button-back = Back
button-cancel = Cancel
button-belongs = It belongs here
button-resume = Yes, finish it
button-prepare =
    { $when ->
        [begun] Get it ready now
       *[start] Write it now
    }
button-release = Send my inquiry now
button-held = My saved inquiry
button-drop = No, delete it
button-idea = Send an idea
button-submit = Send the inquiry
button-submit-chat = Send, and answer in the chat
button-message = Yes, use it
button-question = No, that was a question
button-self = No, for myself
button-fresh = New question
button-write = Add to my inquiry
button-add = Yes, add it
button-danish = Dansk
button-english = English

## The sheet that professionals hand on

offers-card-title = Information sheet: { $need } { $at }
offers-card-lead = Offers by associations and volunteers, { $date }. People contact them themselves, and nothing has been sent about anybody.
offers-card-none = We know of no offer right now, { $date }. Ask the municipality whether it knows one.
offers-card-relatives = Relatives are welcome
offers-card-for = For: { $whom }
offers-card-phone = Phone { $phone }
offers-card-public-title = One's own doctor and the municipality
offers-card-public = The offers are a supplement. One's own doctor helps with health and treatment, and the municipality with help in daily life. If it is urgent, call 112.
offers-card-source =
    Source: { $region }, local offers, { $date }.{ $has_link ->
        [yes] { " " }See the newest edition: { $link }
       *[no] { "" }
    }
offers-card-lost = ¤ stands for a character that cannot be shown here.
web-offers-card-link = Are you a professional? Make a sheet to hand on
web-offers-card-heading = A sheet to hand on
web-offers-card-lead = Choose what it is about, and where. You get one page with up to five offers, to print or to put into a letter.
web-offers-card-nothing = Do not write anything about the person. We only keep that somebody made a sheet about the subject in the municipality.
web-offers-card-choose = Choose
web-offers-card-show = Make the sheet
web-offers-card-both = Choose both a subject and a municipality.
web-offers-card-pdf = Get it as a PDF (one page)
web-offers-card-file = information-sheet
web-offers-card-paste = Text to paste
web-offers-card-paste-hint = Put the cursor into the field, and press Ctrl+A and then Ctrl+C. It says nothing about the person.
web-offers-card-list = See all offers on the subject

## When an association tells about its own offer

offers-register = We would like to have it on the list. I will ask ten short questions at most, and you will see all of it before anything is sent.
offers-form-name = What is it called?
offers-form-organisation = Who runs it? Write the name of the association or network, or skip this.
offers-form-kind = What are you? You need not be an association, and you can skip this.
offers-form-what = What do you do together, and who is it for? Write it the way others should read it.
offers-form-said = You wrote: “{ $text }”
offers-form-needs =
    { $chosen ->
        [none] What can it help with? Choose { $most } at most.
       *[other] Chosen: { $chosen }. You can choose { $most } at most. Press Done when it is right.
    }
offers-form-needs-full = There is room for { $most }. Press one of those you have chosen to take it off again.
offers-form-where = Where is it? Write the town, the municipality or the postcode. You can name several.
offers-form-outside = { $place } is in { $region }, and the list is about Region Midtjylland.
offers-form-cost = What does it cost to take part? You can also write it, for example “DKK 20 for coffee”.
offers-form-when = When is it? Write it briefly, for example “every Tuesday 3–5 pm”, or skip this.
offers-form-reach = How can people reach you? Write a phone number, a website or an email address. **It will be shown to everybody**, so write only what all may see.
offers-form-reach-again = I can see neither a phone number nor a website nor an email address. Write at least one of them.
offers-form-consent = We show it once a member of staff has approved it, and ask you { $every } whether it is still right. Is that all right?
offers-form-consent-where = Good. Shall we ask you here in the chat or by email?
offers-form-consent-mail = Write the email address we may ask at. This chat will be closed in half a year, so we can't find you here.
offers-form-consent-needed = Then we can't show it, because people must be able to trust the list. If you would like to after all, choose where we may ask. Otherwise press Cancel, and I won't send anything.
offers-every =
    { $months ->
        [6] every six months
        [12] once a year
       *[other] every { $months } months
    }
offers-form-address = Which email address shall we ask at? It will not be shown to others.
offers-form-address-again = I can't see an email address. It should look like name@association.dk.
offers-form-fee = It costs nothing to be on the list.
offers-form-fix-later = You can change all of it at the end, before anything is sent.
offers-form-choose = Choose below.
offers-form-long = That is too long: { $count } characters, and there is room for { $most }. Please write it shorter.
offers-form-wrong = I can't use it like that. Please write it another way.
offers-form-why = I ask so that people can see whether it is something for them.
offers-form-later = I can't answer that right now. Let's finish your offer first:
offers-form-human = You can call { $name } on { $phone }. You can also finish your offer here, and a member of staff will read it.
offers-form-heard = I have not put that in the offer. If it belongs there, choose “It belongs here”.
offers-form-again = Good. Write it once more, and it will be included.
offers-form-resume = Shall we finish your offer?
offers-form-cancelled = That's fine. I have not sent anything.
offers-form-repeat = Back to your offer:
offers-summary =
    { $kind ->
        [edit] This is how your offer reads:
       *[add] This is what I will send to a member of staff:
    }
offers-placed = { $town } ({ $where })
offers-row = • { $field }: { $text }
offers-field-name = Name
offers-field-organisation = Who runs it
offers-field-kind = What you are
offers-field-what = What and for whom
offers-field-needs = Helps with
offers-field-where = Place
offers-field-cost = Price
offers-field-when = When
offers-field-reach = Contact that all can see
offers-field-consent = Where we ask
offers-summary-asking =
    { $asking ->
        [mail] • We ask at: { $address } (not shown)
        [same] • We ask at: the same email address
       *[chat] • We ask: here in the chat
    }
offers-picked = ✓ { $name }
offers-price =
    { $cost ->
        [free] Free
       *[paid] Costs something
    }
offers-receipt =
    { $kind ->
        [edit] Thank you. The correction is sent. A member of staff looks at it, and until then the list shows what it did before. You will hear from us when it is decided.
       *[add] { $asking ->
            [mail] Thank you. Your offer is sent. A member of staff looks at it before it goes on the list. You will hear from us at { $address }.
           *[chat] Thank you. Your offer is sent. A member of staff looks at it before it goes on the list. You will hear from us here.
        }
    }
offers-button-resume = Yes, let's finish it
offers-button-drop = No, delete it
offers-button-held = Finish your offer
offers-button-use-said = Use what we wrote
offers-button-use = Use { $text }
offers-button-done = Done
offers-button-everywhere = The whole region
offers-button-country = The whole country
offers-button-way-phone = By phone
offers-button-way-digital = Online
offers-button-agree-chat = Yes, ask here in the chat
offers-button-agree-mail = Yes, ask by email
offers-button-disagree = No
offers-button-send = Send the offer
offers-button-send-edit = Send the correction
offers-button-register = Tell about your offer

## The page where associations answer a mail about their offers

web-offers-answer-ask = Is your offer still right?
web-offers-answer-lead = You can answer here without logging in. Nothing happens until you press a button.
web-offers-answer-sure = Shall we remove it?
web-offers-answer-sure-text = If we remove **{ $name }**, people can no longer find it. A member of staff is told.
web-offers-answer-edit = Correct it
web-offers-answer-edit-text = Correct what is no longer right about **{ $name }**. A member of staff looks at it before it is shown.
web-offers-answer-field-what = What do you do, and who is it for?
web-offers-answer-field-when = When?
web-offers-answer-field-phone = Phone
web-offers-answer-field-page = Website
web-offers-answer-field-email = Email
web-offers-answer-public = Phone, website and email are shown to everybody. If something else is wrong, please reply to the email with the link.
web-offers-answer-empty =
    { $field ->
        [what] Write what you do and who it is for.
       *[phone] Write at least a phone number, a website or an email address.
    }
web-offers-answer-wrong = It can't be used like that. Check the spelling, and write { $most } characters at most.
web-offers-answer-large = That was too much at once. Nothing was sent. Please try again with a shorter text.
web-offers-answer-back = Back
web-offers-answer-done =
    { $what ->
        [ja] Thank you. It now says that it was confirmed today.
        [gem] Thank you. The correction has been sent to a member of staff.
       *[fjern] Thank you. It has been removed and is no longer shown.
    }
web-offers-answer-thanks = Thank you for your answer
web-offers-answer-thanks-text = You need not do anything more. We will write again when it is time to ask.
web-offers-answer-gone = The link no longer works
web-offers-answer-gone-text = You may have answered already. Otherwise the link is too old, or not all of it was copied. You can always reply to the email it came in.
web-offers-answer-busy = One moment
web-offers-answer-busy-text = The page can't be shown right now. Try again in a little while. Nothing was answered.

## Is your offer still right?

offers-still =
    { $when ->
        [again] May we ask once more? Is your offer **{ $name }** still right? If we don't hear from you, it will be taken off the list.
       *[first] Is your offer **{ $name }** still right? We ask so that people can trust the list.
    }
offers-still-several =
    { $when ->
        [again] May we ask once more? Are your { $count } offers still right? If we don't hear from you, they will be taken off the list. Press one of them to correct or remove it.
       *[first] Are your { $count } offers still right? We ask so that people can trust the list. Press one of them to correct or remove it.
    }
offers-button-true = Yes, still right
offers-button-true-all = Yes, all are right
offers-button-edit = Correct it
offers-button-gone = No, remove it
offers-button-away = Yes, remove it now
offers-button-stay = No, keep it
offers-confirmed =
    { $count ->
        [one] Thank you. It now says that it was confirmed today. We will ask again around { $day }.
       *[other] Thank you. The { $count } offers now say that they were confirmed today. We will ask again around { $day }.
    }
offers-confirmed-already = Thank you, it was already confirmed on { $day }. You need not do anything more.
offers-own-none = I can't see that this conversation belongs to an offer on the list. If you told us of it in another way, please talk to a member of staff. If you are not on the list yet, you can tell about your offer here.
offers-own-waiting = **{ $name }** has been sent to a member of staff, who looks at it before it goes on the list. If something should be changed or withdrawn, please tell a member of staff.
offers-own-which = Which offer is it about?
offers-own-one = What would you like to do with **{ $name }**?
offers-own-gone = That offer has been taken off the list. If you want it back, please talk to a member of staff.
offers-withdraw-sure = Shall we remove **{ $name }** from the list? Then people can no longer find it.
offers-withdrawn = **{ $name }** has been removed and is no longer shown. A member of staff has been told. Thank you for telling us.
offers-kept = Good, then it stays.
offers-decided =
    { $wanted ->
        [edit] { $state ->
            [approved] Your correction of **{ $name }** has been approved and can be seen now.
           *[refused] We could not approve your correction of **{ $name }**, so it stays as it was. Write to us if something is wrong.
        }
        [withdraw] { $state ->
            [approved] **{ $name }** has been taken off the list.
           *[refused] **{ $name }** is still on the list. Write to us if it should go.
        }
       *[add] { $state ->
            [approved] Your offer **{ $name }** has been approved, and people can find it now. We will ask you { $every } whether it is still right.
           *[refused] We could not put **{ $name }** on the list. Write to us if you want to know why, or to try again.
        }
    }
offers-mail-subject =
    { $what ->
        [still] Is your offer still right?
        [again] Is your offer still right? We ask once more
       *[decided] About your offer: { $name }
    }
offers-mail-still =
    { $when ->
        [again] We asked before and have not heard from you. Is this still right? If we don't hear from you, it will be taken off the list.
       *[first] You have one or more offers on our list. Is this still right?
    }
offers-mail-link =
    Answer here: { $link }

    You can say yes, correct it or remove it. The link is for you only and works for { $days } days.

## What people say (commas between; small and capital letters are the same)

heard-erase = delete my data, delete all my data, delete my information, delete my messages, delete my inquiry, delete this conversation, delete this chat, delete everything, delete all you have, delete what you have, delete me, erase my data, erase all my data, erase everything, erase what you have, remove my data, remove all my data, forget me, forget everything about me, my data deleted, my data erased, my data removed, my information deleted
heard-polite = hi, hello, please, thanks, thank you, now, kindly, could you, can you, would you, will you, you, i want to, i want you to, i would like to, i would like you to, i'd like to, i'd like you to, i want, i would like, i'd like, to, can i, may i, could i, have, you have, about me, about us, on me, on us, i
heard-erase-yes = yes, yes please, yes delete it, yes delete everything, delete it, delete everything
heard-erased = is it deleted, is it all deleted, is it now deleted, is everything deleted, is everything gone, is it all gone, is it gone now, was it deleted, was everything deleted, is my data deleted, are my data deleted, have you deleted it, did you delete it
heard-my-data = what do you have on me, what do you have about me, what do you know about me, what have you got on me, what have you stored about me, what have you saved about me, what have you kept about me, what data do you have, send my data, send me my data, show my data, show me my data, see my data, copy of my data, a copy of what you have
heard-how = how, when, where, why, if, will, is, are
heard-yes = yes, yes please, yeah, yep, sure, please do, yes send it, ok, okay, yes sure
heard-no = no, no thanks, no thank you, nope
heard-no-thanks = no thanks, no thank you
heard-ordinal-1 = the first, the first one, first, first one, number one
heard-ordinal-2 = the second, the second one, second, second one, number two, the other one, the other
heard-ordinal-3 = the third, the third one, third, third one, number three
heard-none = none of them, none of these, neither, no none of them, something else, don't know, i don't know, not sure, i'm not sure
heard-cancel = cancel, stop, quit, never mind, nevermind, forget it, abort, no forget it, ok forget it, no never mind, ok never mind, no stop, no cancel
heard-back = back, go back, start over, main menu, menu, previous
heard-skip = skip, skip this, pass, don't know, i don't know, not sure, i'm not sure
heard-agree = yes, yeah, yep, yup, sure, ok, okay, alright, fine, good, great, perfect, correct, right, please, send, absolutely
heard-agreeing = do, it, that, this, now, just, thanks, thank, you, go, ahead, to, them, so, then, away, on, and, is, would, be, very, much, i, we, like, want, sounds, looks, all, that's, the, inquiry
heard-refuse = no, nope, not, don't
heard-not-that = no not that, not that, no the other, the other, the other one, no the other one, no something else
heard-interjection = oh, um, uh, uhm, er, well, wait, sorry, but, and, so, hi, hello, hey, actually
heard-puzzled = what do you mean, what do you mean by that, what does that mean, what should i write, what should we write, i don't understand, don't understand, i do not understand, i don't get it
heard-human = human, staff, employee, person, somebody, someone, anybody, anyone
heard-status = status, my status, what is the status, what's the status, any news, is there any news, when will i get an answer, when do i get an answer, when will we get an answer, where is my inquiry, how far is my inquiry, how is my inquiry going
heard-when = when, how long, how soon
heard-waited = have been waiting, have waited, i've been waiting, we've been waiting, been waiting for, still waiting, still no answer, no answer yet, have not heard, haven't heard, never got an answer, never heard back
heard-got-ja = yes, yes i have, yes we have, i have, we have, yes thanks
heard-got-nej = no, not yet, no not yet, no i haven't, no we haven't, i haven't, we haven't, nothing yet, nothing, no answer, no reply
heard-got-kvittering = only a confirmation, just a confirmation, only an automatic reply, just an automatic reply, only a receipt, just a receipt
heard-change = change, edit, correct
heard-reaching = by, via, me, us, rather, please, instead, answer, reply, write, an, to, at, i, we, would, want, the, my, yes
heard-easier = shorter, simpler, plainer, easier, more simply, plain english, in another way, differently, dyslexic, i'm dyslexic, don't understand, do not understand, don't get it, don't understand a word of that, say it simpler, make it shorter, explain it simpler, put it simpler, too hard to read
heard-rather = no a, no an, no we are a, no we're a, no we are an, no we're an
heard-tongue-danish = danish
heard-tongue-english = english
heard-tongue = can, could, we, you, i, may, switch, change, go, continue, speak, talk, write, answer, reply, use, do, have, this, that, it, in, to, over, please, rather, would, like, prefer, want, let's, now, instead, back, is, possible, let, us, i'd
heard-ok = ok, okay, alright, all right, fine, good, great, perfect, right
heard-danish = dansk, danish, in danish, danish please, in danish please, på dansk, speak danish
heard-tongues = do i need to speak danish, do i have to speak danish, do we need to speak danish, do we have to speak danish, must i speak danish, do i need danish, do i have to write in danish, do i need to write in danish, which languages do you speak, what languages do you speak, what languages do you understand, can i write in danish
heard-english = english, in english, english please, in english please, please in english, speak english, do you speak english, do you speak english?, can we speak english, can you speak english, can i write in english, i don't speak danish, i do not speak danish, i don't understand danish, i do not understand danish, sorry i don't speak danish
heard-cross = useless, fuck, fucking, idiot, idiots, moron, you are dumb, you're dumb, rubbish, crap, stupid, terrible bot, waste of time, shit, bullshit, ridiculous
heard-hard = so sad, dad died, mum died, mom died, father died, mother died, husband died, wife died, has died, passed away, lost her, lost his, grieving, widowed, i am scared, i'm scared, im scared, i am afraid for, has dementia, got dementia, has cancer, got cancer, lost my, is dying, it is hard for, feel alone
heard-bye = ok bye, okay bye, ok thx bye, thx bye, thanks bye, thank you bye, bye thanks, bye and thanks, ok thanks bye, ok thank you bye, goodnight, good night, bye, goodbye, bye bye, good bye, see you, see you later, take care, have a nice day
heard-as-citizen = i am a citizen, i'm a citizen, citizen, as a citizen, private person, i am a private person, i'm a private person, i mean as a citizen, i'm asking as a citizen, i am asking as a citizen, i ask as a citizen, as a private person, it's for myself, it is for myself, for myself, just for me
heard-as-organisation = we are an organisation, we are an organization, we're an organisation, we're an organization, organisation, organization, i am from an organisation, i'm from an organisation, i write for an organisation, i'm writing for an organisation
heard-region = the whole region, whole region, the entire region, entire region, all of the region, all municipalities
heard-contribute = do for, contribute, help, support, give to
heard-more = forgot, i should add, i want to add, i would like to add, one more thing, correction
heard-islands = samsø, tunø, endelave, hjarnø, alrø, anholt, fur, venø, jegindø, helgenæs, mols
heard-thanks = thx, ty, thanx, thank u, ok thx, okay thx, thx a lot, thanks so much, thanks you are kind, lovely thanks, thanks, thank you, many thanks, thanks a lot, thank you very much, thank you so much, thanks for your help, thank you for your help, thanks for the help, thanks for the answer, ok thanks, okay thanks, ok thank you, great thanks, great thank you, perfect thanks, cheers, perfect, great, ok thanks for your help, ok thank you for your help, okay thanks for the help, ok thanks for the help
heard-what-now = what should i do, what do i do, what can i do, what shall i do, what should we do, what do we do, what now, who do i call, should i drive, should i call, help me
heard-helped-no = that didn't help, it didn't help, didn't help, did not help, that did not help, no it didn't help, no that didn't help, thanks but that didn't help, did it help no, not helpful, not what i meant
heard-wrong = wrong, that is wrong, that's wrong, this is wrong, that is not right, that's not right, that is not what i asked, that's not what i asked, not what i asked, that doesn't answer my question
heard-wanting = want, would, we, i, we'd, i'd, can, could, how, what, who, where, when, which, need, wish, have, looking, wonder, do, does, must, may, should, are looking, are thinking, hope, plan, like to
heard-together = cooperate, cooperation, collaborate, collaboration, work with, work together, working together, partner, partnership, partner with
heard-introduction = we are, im, im a, i am a, i'm a, i am a student, we come from, i chair, i am retired, we are a, we are an, we're a, we're an, we are a small, we're a small, we are a local, we're a local, i am from a, i'm from a, i am writing from a, i'm writing from a
heard-organisation = our group, our organisation, our organization, our association, our club, our charity, our foundation, our network, our members, our volunteers, our project, we are a, we are an, we're a, we're an, we are based, we're based, we would like, we'd like, we want, we need, we offer, we have a, we run, we work, can we, may we, could we, should we, do we, how do we, must we, i am the chair, i'm the chair, i chair, volunteer coordinator, my association, my organisation, my organization
heard-citizen = my mother, my mum, my father, my dad, my husband, my wife, my son, my daughter, my neighbour, my neighbor, my grandmother, my grandfather, i am a patient, i'm a patient, i am a relative, i'm a relative, i am lonely, i'm lonely, i feel lonely, i feel alone, i would like to volunteer, i'd like to volunteer, i want to volunteer, i want to be a volunteer
heard-professional = i am a nurse, i'm a nurse, i am a doctor, i'm a doctor, i am a gp, i'm a gp, i am a social worker, i'm a social worker, i am a physiotherapist, i'm a physiotherapist, i am an occupational therapist, i'm an occupational therapist, i work at the hospital, i work in the hospital, our ward, my ward, my department, our department, my patients, my practice, our practice, i am a community nurse, i am a district nurse, i am a midwife, i am a psychologist, i am a carer at, i am a support worker, i am a home care worker, i am a health visitor, i am a case worker, i have a patient, my patient, signposting
heard-everywhere = whole region, entire region, everywhere, anywhere, all municipalities, all over, several places, don't know, not sure, it does not matter, does not matter, doesn't matter, wherever, no matter where
heard-question = what, how, who, where, when, why, which, can, could, must, may, should, do, does, is, are, will, would
heard-place-question = wait, actually, sorry, rather, i mean, mean, meant, correction, instead, or, the, a, in, at, of, from, near, around, close, to, by, and, also, but, what, about, how, for, if, so, it, it's, its, is, that, this, we, we're, are, i, i'm, am, live, lives, based, area, town, city, municipality, council, health, councils, which, whose, who, where, our, ours, us, my, covers, cover, belongs, belong, no, not, yes, hi, hello, postcode, by the way, should, be, said, wrong, meant to say, they, they're, ok, okay, well, then
heard-whom = contact, write to, call, talk to, turn to, who do we ask, who should we ask
heard-whose = our, ours, my, mine, which, whose, do we belong
heard-inquiry = who, where, what, how, contact, person, council, health, our, if, municipality, we, i, i'm, am, are, is, want, would, like, love, wish, need, can, could, may, have, get, send, make, write, talk, speak, call, ask, a, an, the, to, with, you, your, for, about, at, my, me, us, on, of, in, inquiry, enquiry, message, question, proposal, idea, project, register, human, real, staff, employee, somebody, someone, anybody, anyone, right, hi, hello, thanks, please, there
heard-asking = how, what, why
heard-wish = would like to, would love to, wants to, hopes to, wishes to, plans to, 'd like to, 'd love to, want to, wish to, hope to, plan to, planning to, are thinking of, thinking about, dream of, are considering, we offer, we propose, can offer
heard-begin = set up, start, starting, begin, create, creating, offer, offering, help, run, running, organise, organising, organize, organizing, arrange, hold a, open, opening, contribute, propose, suggest, launch, host, hosting, invite, try out, visit, volunteer at, establish, make
heard-proposal = propose, proposal, suggest, suggestion, offer, offering, would like to start, 'd like to start, want to start, cooperate on, work together on, project, idea, invite
heard-actor-a = association, associations, patient association, voluntary association, volunteer association, local association, sports club, club, patient organisation, patient organization, scouts, scout group
heard-actor-b = foundation, charitable trust
heard-actor-c = social enterprise, social business
heard-actor-d = self governing institution, volunteer centre, volunteer center
heard-actor-e = ngo, ngos, charity, charities, aid organisation, aid organization, humanitarian organisation, humanitarian organization, non profit, nonprofit, not for profit
heard-actor-f = network, support group, self help group, peer group, community group, group of neighbours, group of neighbors
heard-own = our, my, on behalf of, i chair, chair of, i volunteer in, i represent, we represent, writing for
heard-cooperation-hospital = hospital, hospitals, the hospital, at the hospital, ward, on the ward, inpatients, hospital volunteers, visiting service
heard-cooperation-offer = our offer, local offer, local offers, café, cafe, walks, walking group, exercise group, shared meals, befriending, choir, drop in, activities, activity, support group
heard-cooperation-project = project, projects, joint project, partnership, pilot, together with the municipality
heard-cooperation-voice = hearing, hearings, consultation, consultations, influence, have a say, have our say, a voice, be heard, give our opinion
heard-anew = what, how, who, where, when, why, which, can, could, may, must, should, is there, are there, do you, does, about, we'd like to know, i'd like to know, we want to know
heard-know = like to know, want to know, like to hear about, want to hear about, hear more about, know more about, wonder about
heard-detail = what, how, much, where, when, it, its, that, this, they, them, their, him, her, you, one, i, we, can, could, may, do, does, is, are, have, has, the, a, an, and, also, to, by, for, about, so, but, ok, okay, hi, thanks, there, us, me, what about, how about, which, any, some, get, council, council's, centre, centre's, place, hospital, hospital's
heard-detail-price = cost, costs, price, free, pay, fee, charge
heard-detail-phone = call, ring, phone, telephone, number, speak, talk
heard-number = phone, telephone, phone number, number, call
heard-detail-mail = email, mail, e mail, address, write
heard-detail-page = website, web, page, link, online, read, more
heard-detail-address = address, located, find, where is it, where are they
heard-detail-source = where do you get that from, where did you get that from, where does that come from, where does it say that, who says that, says who, source, sources
heard-detail-when = when, when start, when starts, when begin, when begins, when take effect, when will be
heard-detail-many = how many
heard-detail-tongue = speak danish, know danish, need danish
heard-detail-time = open, opens, close, closes, opening, hours, time
heard-told-price = free, costs, cost
heard-told-phone = phone
heard-told-mail = email
heard-told-page = page
heard-told-address = address
heard-told-when = january, february, april, september, october, november, december, 2026, 2027, 2028
heard-told-many = three, four, five, six, seven, eight
heard-told-tongue = danish
heard-told-time = opening hours, open
heard-further = and, what about, how about, but what, also, what if, does it, do they, are they, is it, can they, may they, must they, must we, does that
heard-for-other = my mother, my mum, my mom, my father, my dad, my son, my daughter, my brother, my sister, my grandmother, my grandfather, my gran, my grandma, my grandpa, my husband, my wife, my partner, my boyfriend, my girlfriend, my neighbour, my neighbor, my friend, my aunt, my uncle, my colleague, my parents, my grandparents, my child, my children, my kids, our mother, our father, our son, our daughter, our neighbour, somebody i know, someone i know, a friend, a neighbour, she is, he is, she lives, he lives, she has, he has, her, him
heard-offers-more = more, show more, any more, show me more, more offers, any others, anything else nearby, what else, do you have more, are there more
heard-offers-missing = an offer is missing, offer is missing, something is missing, there is nothing for, missing an offer
heard-offers-offline = no internet, without internet, without the internet, don't use the internet, not use the internet, not online, no computer, don't have internet, don't have a computer
heard-offers-shy = i don't dare, dare not call, afraid to call, scared to call, too shy, too nervous, scared to go, afraid to go
heard-offers-unfit = no use to me, can't use that, cannot use that, not for me, not what i am looking for, not what i'm looking for, doesn't help me, does not help me
heard-offers-come = just come, just turn up, just show up, just drop in, sign up, need a referral
heard-offers-true = is that right, is it right, is that true, is it true, are you sure, is that correct, can i trust that
heard-offers-either = offer, offers, an offer, the offer, local offer, local offers
heard-offers-sheet = signposting, signposting card, signpost a patient, information sheet for a patient, card for a patient, card for my patient
heard-offers-talk = feeling low, feel so low, need to talk about how i feel, just need to talk, just need somebody to talk to, just need someone to talk to, somebody to talk to, someone to talk to, nobody to talk to, no one to talk to, phone friend, telephone friend, hard to get out, never get out
heard-refers = it, they, them, that, those, their, its, there, such a
heard-reach-chat = chat, here, in the chat, here in the chat, in this chat
heard-reach-mail = email, e mail, mail, by email, by mail
heard-reach-phone = phone, by phone, telephone, call, call me, text message, sms

## Det, der står om et lokalt tilbud

offers-cost =
    { $cost ->
        [free] Free
       *[paid] It costs money
    }
offers-age =
    { $between ->
        [both] Ages { $least }-{ $most }
        [least] From age { $least }
       *[most] Up to age { $most }
    }
offers-way =
    { $way ->
        [place] you meet there
        [home] home visits
        [phone] by phone
       *[digital] online
    }
offers-weekday =
    { $day ->
        [MO] Monday
        [TU] Tuesday
        [WE] Wednesday
        [TH] Thursday
        [FR] Friday
        [SA] Saturday
       *[SU] Sunday
    }
offers-days = { $first } to { $last }
offers-daily = every day
offers-hours = { $opens }-{ $closes }
offers-from = from { $time }
offers-until = until { $time }
offers-starts = from { $date }
offers-ends = until { $date }
offers-language =
    { $code ->
        [da] Danish
        [en] English
        [ar] Arabic
        [bs] Bosnian
        [de] German
        [es] Spanish
        [fa] Farsi
        [fr] French
        [kl] Greenlandic
        [ku] Kurdish
        [lt] Lithuanian
        [pl] Polish
        [ro] Romanian
        [ru] Russian
        [so] Somali
        [ta] Tamil
        [tr] Turkish
        [uk] Ukrainian
        [ur] Urdu
        [vi] Vietnamese
       *[other] { $code }
    }
offers-access =
    { $access ->
        [wheelchair] room for a wheelchair
        [hearing] induction loop or interpreter
        [sight] for people with poor sight
       *[quiet] few people and quiet
    }
offers-assured = Confirmed { $date }
offers-checked = Checked at the source { $date }
offers-unsure =
    { $where ->
        [page] Check the page before you rely on it
        [phone] Call and ask whether it is still true
        [email] Write and ask whether it is still true
       *[none] Ask the municipality whether it is still true
    }

## Siden med lokale tilbud

web-offers-link = Local offers
web-offers-title = Find activities and support near you
web-offers-lead = Communities, support and somebody to talk to. Near you, by phone or online.
web-offers-description = Find local offers from associations and volunteers in { $region }.
web-offers-skip = Go to the offers
web-offers-form = Look for offers
web-offers-need = What is it about?
web-offers-need-any = Anything
web-offers-place = Where?
web-offers-place-any = The whole region
web-offers-words = Say it in your own words
web-offers-words-hint = You can skip this. Please don't write a name or a CPR number. Your words are not kept.
web-offers-further = More choices
web-offers-age = Age
web-offers-years = years
web-offers-relatives = For relatives
web-offers-free = Free of charge only
web-offers-remote = Phone, online and home visits only
web-offers-spoken = Language
web-offers-access = Accessibility
web-offers-when = When
web-offers-when-one =
    { $when ->
        [day] Weekday before 17
        [evening] Weekday after 17
       *[weekend] Weekend
    }
web-offers-any = Any
web-offers-show = Show offers
web-offers-chosen = Your choices
web-offers-drop = Remove { $what }
web-offers-anew = Remove all choices
web-offers-own-words = “{ $words }”
web-offers-count =
    { $count ->
        [0] Nothing fits
        [1] Found 1 that fits
       *[other] Found { $count } that fit
    }
web-offers-count-all =
    { $count ->
        [0] There are no offers
        [1] There is 1 offer
       *[other] There are { $count } offers
    }
web-offers-next-to = { $places } (neighbouring municipality)
web-offers-and-more = { $places } and more
web-offers-country = All of Denmark
web-offers-for = For
web-offers-cost = Price
web-offers-time = Time
web-offers-where = Place
web-offers-address = Address
web-offers-ages = Age
web-offers-languages = Language
web-offers-way = How
web-offers-call = Phone
web-offers-mail = E-mail
web-offers-page = Page
web-offers-by = Run by
web-offers-wrong = Something is wrong
web-offers-wrong-with = about { $name }
web-offers-sides = More pages
web-offers-side = Page { $side } of { $sides }
web-offers-before = Previous page
web-offers-after = Next page
web-offers-map = Choose a municipality on the map
web-offers-map-told = The number is the offers in the municipality. Phone, online and nationwide offers come on top.
web-offers-map-one =
    { $count ->
        [0] { $place }: no offers
        [1] { $place }: 1 offer
       *[other] { $place }: { $count } offers
    }
web-offers-map-list = The map as a list
web-offers-map-skip = Skip the map
web-offers-public-title = Your doctor and the municipality
web-offers-public = The offers here are a supplement. Talk to **your own doctor** about health and treatment, and to **the municipality** about help in everyday life. In an emergency, call 112.
web-offers-none = We know of nothing that matches all of it. It may help to remove a choice:
web-offers-none-here = We know of nothing that matches. Here are other ways:
web-offers-without =
    { $count ->
        [1] Without “{ $what }”: 1 offer
       *[other] Without “{ $what }”: { $count } offers
    }
web-offers-instead = This comes closest
web-offers-elsewhere =
    • Socialkompas (in Danish) lists free social offers: socialkompas.dk
    • The municipality's volunteer centre knows the small groups too
    • If you would like to volunteer yourself, see frivilligjob.dk
web-offers-ask = Ask in the chat
web-offers-gap-title = Is an offer missing?
web-offers-gap = Shall we note that an offer is missing? We only count what is missing, and where. Not who you are.
web-offers-gap-relatives = It is for relatives
web-offers-gap-choose = Choose
web-offers-gap-send = Yes, note it
web-offers-gap-noted = Thank you. We have noted that an offer is missing.
web-offers-share = Share or print
web-offers-share-list = Link to this list
web-offers-share-one = Link to the offer
web-offers-share-hint = The link keeps your choices. What you wrote yourself is not in it.
web-offers-copy = Copy the link
web-offers-copied = The link is copied
web-offers-print = Print
web-offers-printed = Printed { $date }. Offers change: check before you go.
web-offers-back = All offers
web-offers-card = Directions for a patient
web-offers-hidden-title = This offer is not shown right now
web-offers-hidden = We don't know whether **{ $name }** is still there, so we don't show it right now.
web-offers-ended-title = This offer is no longer there
web-offers-ended = **{ $name }** is no longer here.
web-offers-unknown-title = We don't know that offer
web-offers-unknown = Perhaps the link is old, or a letter is missing.
web-offers-try = See what else there is
web-offers-redacted = We have removed something that looked like a CPR number.
web-offers-notice-foreign = It came from another page, so we have done nothing. Try from here instead.
web-offers-notice-too-fast = That was a little fast. Please wait a moment and try again.
web-offers-notice-not-taken = It is **not** noted: we can't save anything right now. Please try again soon.
web-offers-notice-too-large = That was too much at once. Please write it shorter.
web-offers-notice-choose = Choose both what it is about and where.

## Websiden

web-title = Indgang · { $region }
web-title-part = { $part } · Indgang · { $region }
web-description = Ask how civil society and { $region } work together, find your health council, and send an inquiry.
web-skip = Skip to the message field
web-skip-text = Skip to the text
web-heading = How can we help?
web-lead = Associations, foundations, networks and citizens can ask here about working with hospitals and health councils.
web-about = An automatic assistant answers from public documents and shows its sources. It can also pass your question on to a member of staff.
web-log = The conversation
web-mine = You wrote:
web-ours = The assistant answers:
web-choices = Suggestions
web-field = Your message
web-send = Send
web-hint = Please leave out CPR numbers and anything about health. In an emergency, call 112.
web-pending = The answer is on its way.
web-pending-show = Show the answer
web-typing = The assistant is writing
web-document = Download the document
web-example-partner = How can we work with the region?
web-example-council = Which health council do we belong to?
web-example-proposal = We have a proposal for working together
web-example-human = Talk to a person
web-day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
web-time = { $hour }:{ $minute }
web-earlier = These are the newest messages. Write /mydata to get all of them.
web-urgent = In an emergency, call 112.
web-demo = This is a demonstration with made-up inquiries.
web-notice-astray = There is no such page. You can write to us here.
web-notice-astray-title = Page not found
web-notice-empty = The message was empty. Write your question in the field, then press Send.
web-notice-foreign = The message came from another site, so it was not received. Please write it here instead.
web-notice-no-cookie = The message was received, but the browser did not keep the cookie that shows the conversation is yours. Allow cookies from this site, then write again to see the answer.
web-notice-not-taken = The message was **not** received: nothing can be saved right now. Your text is still in the field, so please try again in a moment.
web-notice-offline = The message was **not** sent: there is no connection right now. Your text is still in the field, so please try again in a moment.
web-notice-too-fast = You have sent many messages in a short time, so the last one was **not** received. Your text is still in the field. Wait a moment, and send it again.
web-notice-too-large = The message is too long, so it was not received. Write the most important part in no more than 4,000 characters.
web-notice-too-slow = The message was **not** received: the connection is too slow right now. Go back to your text, and try again in a moment.
web-notice-unread = The conversation cannot be shown right now. Please try again in a moment.
web-notice-unsure = It is **not certain** that the message was received: things are slow right now. Your text is still in the field. If no answer comes in a moment, send it again. It counts only once.
web-tongue = English
web-announced = Message to everybody
web-foot = About this site
web-privacy-link = How we use what you write
web-access-link = Accessibility
web-back = Back to the conversation
subject-council = The council covers { $members }.
web-subject-begin =
    { $kind ->
        [council] Ask about { $title }
       *[topic] Ask about “{ $title }”
    }
web-privacy-yours = See or delete what you have written
web-privacy-yours-text = This is about the conversation in this browser. You will be asked once more before anything is deleted.
web-privacy-copy = See what you have kept
web-privacy-erase = Delete my conversation
web-privacy-copy-command = /mydata
web-privacy-erase-command = /delete
web-privacy-law = What we do
web-privacy-periods = How long we keep it
web-privacy-what = What
web-privacy-how-long = How long
web-period-unfinished-chat = A conversation that did not become an inquiry
web-period-unfinished-chat-told = { $period } after the last message
web-period-raw-inbox = The copy of each message in our inbox
web-period-raw-inbox-told = At most { $period } after it came in
web-period-after-closing = A conversation that became an inquiry
web-period-after-closing-told = { $period } after the inquiry was answered or closed
web-period-misses = What the assistant did not understand, so that we can teach it
web-period-misses-told = { $period } after you wrote it
web-period-proposals = Suggestions about local offers
web-period-proposals-told = { $period } after we have decided on the suggestion
web-period-access-log = Who of us has seen or changed what
web-period-access-log-told = { $period } after it happened
web-period-security-log = Technical logs that help us notice misuse
web-period-security-log-told = { $period } after they were written
web-period-export-files = Extracts that an employee has made
web-period-export-files-told = { $period } after they were made
web-period-backups = Backups of everything
web-period-backups-told = { $period } after they were taken
web-period-inquiry = The inquiry itself
web-period-inquiry-told = Until you delete it. Once it is filed in the region's records (journaliseret), the region has to keep it.
web-period-cookie = The cookie that shows the conversation is yours
web-period-cookie-told = { $period } after your last visit
web-privacy-controller = Who is responsible
web-privacy-version = Last changed on { $day } { $year }.
web-desk-phone = Phone { $phone }
web-access-title = Accessibility
web-access-lead = Everybody should be able to use this site. Here is how far we have come, and what you can do when something gets in your way.
web-access-formal = This is not the region's official accessibility statement. { $region } must complete and publish that itself before the site goes live.
web-access-status = How accessible is the site?
web-access-status-text = The aim is WCAG 2.1 at level AA, which the Danish act on the accessibility of public bodies' websites requires. Nobody outside the project has assessed whether the site gets there.
web-access-tested = What has been tested
web-access-tested-text =
    Each time the site changes, automatic tests in the Chromium browser check that:
    • a program that looks for mistakes (axe) finds none: on the first page, in answers, in the form, on the receipt and in error messages
    • everything can be done with the keyboard alone, and you can always see where you are
    • the site works on a narrow phone, enlarged to 400 %, in high contrast and without JavaScript
    • nothing moves for those who have asked their computer for calm
web-access-untested = What has not been tested
web-access-untested-text =
    • The site has not been tried with a real screen reader or on a real phone.
    • It has not been tried in Firefox or Safari.
    • People with disabilities have not tried it yet.
web-access-help = Is something in your way?
web-access-help-text = Call { $name } on { $phone }, or see { $page }. You can also write it here in the chat and ask for a person.
web-access-complain = No good answer?
web-access-complain-text = The Danish Agency for Digital Government (Digitaliseringsstyrelsen) supervises the act. Write to the region first. If that does not help, you can turn to the agency at digst.dk.
web-access-written = Written in November 2026.

## What associations say about their offers

heard-offers-free = free, free of charge, costs nothing, no charge
heard-offers-pending = when will we hear, when do we hear, is it approved, is our offer approved, when will it be approved, are we on the list, is it on the list, when will it be on the list, status, any news
heard-offers-listed = on the list, on your list, be listed, being listed
heard-offers-fee = free, cost, costs, pay, payment, fee, price
heard-offers-same = same, the same, the one you have, as before
heard-offers-ours = our offer, my offer, our activity, our listing, our details, our contact details, our entry
heard-offers-correct = correct, change, update, edit, updated, changed, new, moved, wrong
heard-offers-remove = remove, delete, take off, taken off, closed, stopped, off the list, no longer exists, take down, withdraw, take back, pull
heard-offers-holds = still right, still valid, still true, confirm, is up to date
heard-offers-country = the whole country, whole country, all of denmark, nationwide
heard-offers-way-phone = by phone, on the phone, over the phone, by telephone
heard-offers-way-digital = online, on the internet, digitally
heard-offers-everywhere = the whole region, whole region, all municipalities, everywhere in the region
