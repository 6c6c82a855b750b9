import { expect, test } from 'vitest'
import { calibrate, fitCalibration, tabulateReliability } from '../../src/statistics/calibration.js'

const claims = (score: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ score, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ score, isRight: false })),
]

test('a calibrated probability is about the share that came true', () => {
  const calibration = fitCalibration([...claims(3, 80, 20), ...claims(-1, 20, 80)])
  expect(calibrate(3, calibration)).toBeCloseTo(0.8, 1)
  expect(calibrate(-1, calibration)).toBeCloseTo(0.2, 1)
})

test('without claims a score is taken as log odds', () => {
  expect(calibrate(0, fitCalibration([]))).toBe(0.5)
})

test('bands hold their lower edge, the last one its upper edge too, and empty ones are left out', () => {
  const bands = tabulateReliability(
    [
      { probability: 0.5, isRight: true },
      { probability: 0.49, isRight: false },
      { probability: 1, isRight: true },
    ],
    [0, 0.5, 0.75, 0.9, 1],
  )
  expect(bands.map(({ low, claims: n, right }) => [low, n, right])).toEqual([
    [0, 1, 0],
    [0.5, 1, 1],
    [0.9, 1, 1],
  ])
})
