# What the bot says in English so far: help in danger, and what leads back from it. The rest is borrowed from da.ftl.

crisis-suicide = That sounds very hard. I am an automatic assistant, and nobody is reading right now.
crisis-violence = That sounds serious. I am an automatic assistant, and nobody is reading right now.
crisis-illness = That sounds serious. I am an automatic assistant, and nobody is reading right now.
crisis-poison = That sounds serious. I am an automatic assistant, and nobody is reading right now.
crisis-child = It is good that you say so. I am an automatic assistant, and nobody is reading right now.
crisis-perhaps = I am an automatic assistant, and nobody is reading right now. If help is needed now:
crisis-line =
    { $line ->
        [alarm] • If you or others are in danger, call **112**.
        [laegevagten] • Call the out-of-hours doctor (lægevagten), **{ $number }**, when your own doctor is closed.
       *[other] { $site ->
            [none] • Call **{ $name }, { $number }**.
           *[other] • Call **{ $name }, { $number }**, or see { $site }.
        }
    }
button-elsewise = Talk to a person about something else
