/** Terms and their definitions, for the glossary page; part of the English messages. */
export const glossaryEn = {
  'glossary.base.term': 'Base',
  'glossary.base':
    'The respondents a number rests on: those who were asked, answered, and count. Every figure names its base.',
  'glossary.effective-base.term': 'Effective base',
  'glossary.effective-base':
    'The number of unweighted respondents that would give the same precision: (Σw)²/Σw². Weights that differ much make it smaller than the base.',
  'glossary.weighting.term': 'Weighting',
  'glossary.weighting':
    'Counting some respondents more than others, so that the sample resembles the population it stands for.',
  'glossary.design-effect.term': 'Design effect',
  'glossary.design-effect':
    'How many times larger the variance is than in a simple random sample of the same size: n divided by the effective base.',
  'glossary.interval.term': '95% interval',
  'glossary.interval':
    'A range around a number found in a sample. Of 100 such samples, about 95 give a range that holds the true value. It covers chance alone, not wording or who did not answer.',
  'glossary.significant.term': 'Significant',
  'glossary.significant':
    'Larger than chance alone would often bring about: if nothing had changed, fewer than 5 in 100 samples would show so large a difference. It does not mean large or important.',
  'glossary.holm.term': 'Holm’s correction',
  'glossary.holm':
    'Stricter testing when many differences are tested at once, so that chance does not pass for a finding.',
  'glossary.not-tested.term': 'Not tested',
  'glossary.not-tested':
    'No test was made, because there were too few answers, the same people answered twice, or the figures were published without a base. It is not the same as “no difference”.',
  'glossary.small-base.term': 'Small base',
  'glossary.small-base':
    'A group so small that its numbers are rough. It is marked; below a second threshold it is hidden.',
  'glossary.top-box.term': 'Top box',
  'glossary.top-box': 'The share who chose the best answer of a scale.',
  'glossary.top-2-box.term': 'Top-2 box',
  'glossary.top-2-box': 'The share who chose one of the two best answers.',
  'glossary.bottom-box.term': 'Bottom box',
  'glossary.bottom-box': 'The share who chose the worst answer.',
  'glossary.midpoint.term': 'Midpoint',
  'glossary.midpoint':
    'The part of a scale that is neither praise nor complaint. Whoever chooses it has not said that they are satisfied.',
  'glossary.net.term': 'Net',
  'glossary.net':
    'Several answers read together. Whoever named any of them counts once, so a net is smaller than the sum of its parts.',
  'glossary.of-cases.term': 'Share of respondents',
  'glossary.of-cases':
    'Of those asked, how many named an answer. Where several may be named, these shares add to more than 100%.',
  'glossary.of-responses.term': 'Share of answers',
  'glossary.of-responses': 'Of all answers named, how many were this one. These shares add to 100%.',
  'glossary.must-be.term': 'Must-be',
  'glossary.must-be': 'A feature that is taken for granted: its absence angers, its presence is not noticed.',
  'glossary.one-dimensional.term': 'One-dimensional',
  'glossary.one-dimensional': 'A feature that pleases the more there is of it, and angers the less there is.',
  'glossary.attractive.term': 'Attractive',
  'glossary.attractive': 'A feature that delights and is not missed where it is absent.',
  'glossary.indifferent.term': 'Indifferent',
  'glossary.indifferent': 'A feature that makes no difference to satisfaction.',
  'glossary.reverse.term': 'Reverse',
  'glossary.reverse': 'A feature that people would rather do without.',
  'glossary.questionable.term': 'Questionable',
  'glossary.questionable': 'A pair of answers that contradict each other; the question was probably misread.',
  'glossary.better-worse.term': 'Better and worse',
  'glossary.better-worse':
    'Better: the share whom a feature would please. Worse: the share whom its absence would anger. Both of those who are not against it or contradict themselves.',
  'glossary.repurchase-curve.term': 'Repurchase curve',
  'glossary.repurchase-curve':
    'The share who buy again, or say they would, at each level of satisfaction. Its steepest step shows where loyalty is won.',
  'glossary.isotonic.term': 'Line that never falls',
  'glossary.isotonic': 'The closest line to the points that only rises or stays level.',
  'glossary.intention.term': 'Intention',
  'glossary.intention': 'What people say they will do. Fewer do it.',
  'glossary.nps.term': 'Net Promoter Score (NPS)',
  'glossary.nps':
    'Of those asked how likely they are to recommend, from 0 to 10: the share who say 9 or 10 (promoters) less the share who say 0 to 6 (detractors), in points from −100 to 100.',
  'glossary.driver.term': 'What goes with it',
  'glossary.driver':
    'How closely a rating in detail goes with the overall one, taking into account that ratings go with each other. It is association: it does not say what a change would bring about.',
  'glossary.explained-variance.term': 'Explained variance (R²)',
  'glossary.explained-variance':
    'How much of the differences between respondents a model accounts for, from 0 to 100%.',
  'glossary.bootstrap.term': 'Bootstrap interval',
  'glossary.bootstrap':
    'An interval found by drawing the respondents again and again, with repetition, and looking how far the result moves. The draws are seeded, so that they come out the same every time.',
  'glossary.gap.term': 'Gap of service quality',
  'glossary.gap':
    'What was received less what was expected, on the same scale. Below zero, less was received than expected.',
  'glossary.penalty-reward.term': 'Penalty and reward',
  'glossary.penalty-reward':
    'How much lower the overall rating is where a detail is rated badly, and how much higher where it is rated well, each against a rating in between.',
  'glossary.satisfaction-index.term': 'Satisfaction index',
  'glossary.satisfaction-index':
    'One number from 0 to 100 made of several questions, with a model of what it goes with: expectations, quality, value, image, complaints, loyalty.',
  'glossary.reliability.term': 'Quality of measurement',
  'glossary.reliability':
    'Whether the questions behind one construct belong together (alpha, rho, AVE) and are told apart from those of another (HTMT, Fornell–Larcker). The usual limits are guides, not verdicts.',
} as const;
