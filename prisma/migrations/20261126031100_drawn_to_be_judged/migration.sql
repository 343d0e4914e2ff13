-- AlterTable
ALTER TABLE "difficulty_item" ADD COLUMN     "isDrawn" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "difficulty_score" ADD COLUMN     "isDrawn" BOOLEAN NOT NULL DEFAULT false;
